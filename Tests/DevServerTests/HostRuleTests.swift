// For which hosts and origins the preview is served.

import Testing

@testable import DevServer

struct HostRuleTests {
  static let hosts: [(String, Bool)] = [
    ("127.0.0.1:4321", true), ("localhost:4321", true), ("LOCALHOST:4321", true), ("[::1]:4321", true),
    ("127.0.0.1", false), ("localhost", false), ("localhost:80", false), ("localhost:4322", false), ("", false),
    ("evil.example:4321", false), ("evil.example", false), ("127.0.0.1.evil.example:4321", false),
    ("localhost.evil.example:4321", false), ("localhost:4321.evil.example", false),
    ("evil.example:4321@localhost", false),
    ("localhost:04321x", false), ("localhost:", false), ("localhost:+4321", false), ("localhost:4321:4321", false),
    ("localhost:69857", false), ("[::1]4321", false), ("[::1", false), ("::1:4321", false),
    (" localhost:4321", false),
    ("127.0.0.2:4321", false), ("0.0.0.0:4321", false), ("192.168.1.5:4321", false), ("2130706433:4321", false),
    ("localhost.:4321", false), ("localhost,evil.example:4321", false), ("[::ffff:127.0.0.1]:4321", false),
  ]

  @Test(arguments: hosts)
  func onTheMachineItself(host: String, isAccepted: Bool) {
    #expect(HostRule(address: "127.0.0.1", port: 4_321).accepts(host: host) == isAccepted)
  }

  @Test(arguments: [
    ("192.168.1.5:8080", true), ("[fe80::1]:8080", true), ("localhost:8080", true), ("evil.example:8080", false),
    ("1.2.3:8080", false), ("1.2.3.4.5:8080", false), ("1.2.3.x:8080", false), ("[evil]:8080", false),
  ])
  func onAllAddressesNamesAreRefused(host: String, isAccepted: Bool) {
    #expect(HostRule(address: "0.0.0.0", port: 8_080).accepts(host: host) == isAccepted)
  }

  @Test func onAnotherAddressItIsThatAddress() {
    let rule = HostRule(address: "10.1.2.3", port: 80)
    #expect(rule.accepts(host: "10.1.2.3") && rule.accepts(host: "10.1.2.3:80") && rule.accepts(host: "localhost"))
    #expect(!rule.accepts(host: "10.1.2.4") && !rule.accepts(host: "10.1.2.3:81"))
    #expect(rule.url == "http://10.1.2.3/")
  }

  @Test(arguments: [
    ("http://127.0.0.1:4321", true), ("http://localhost:4321", true), ("https://localhost:4321", false),
    ("null", false),
    ("http://evil.example", false), ("http://localhost:4322", false), ("http://evil.example:4321", false),
    ("", false),
    ("http://localhost:4321/", false), ("localhost:4321", false), ("chrome-extension://localhost:4321", false),
  ])
  func origins(origin: String, isAccepted: Bool) {
    #expect(HostRule(address: "127.0.0.1", port: 4_321).accepts(origin: origin) == isAccepted)
  }

  @Test(arguments: [
    ("127.0.0.1", true, "http://127.0.0.1:4321/"), ("::1", true, "http://[::1]:4321/"),
    ("0.0.0.0", false, "http://127.0.0.1:4321/"), ("192.168.1.5", false, "http://192.168.1.5:4321/"),
    ("::", false, "http://127.0.0.1:4321/"), ("127.1.2.3", true, "http://127.1.2.3:4321/"),
  ])
  func addresses(address: String, isLoopback: Bool, url: String) {
    let rule = HostRule(address: address, port: 4_321)
    #expect(rule.isLoopback == isLoopback && rule.url == url)
    #expect(Listener.isAddress(address))
  }

  @Test(arguments: [
    "", "evil.example", "1.2.3", "1.2.3.4:80", "256.1.1.1", "[::1]", "::g", "localhost", "1.2.3.4\u{0}",
  ])
  func isNoAddress(text: String) { #expect(!Listener.isAddress(text)) }
}
