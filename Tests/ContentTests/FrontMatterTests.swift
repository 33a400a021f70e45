// Where the front matter ends and the body begins.

import Testing

@testable import Content

@Suite struct FrontMatterTests {
  /// The YAML and the body that a text is split into; nil when it cannot be.
  private func split(_ text: String) -> (yaml: String, body: String)? {
    let bytes = Array(text.utf8)
    guard case .success(let parts) = FrontMatter.split(bytes) else { return nil }
    return (String(decoding: bytes[parts.yaml], as: UTF8.self), String(decoding: bytes[parts.body], as: UTF8.self))
  }

  @Test(arguments: [
    ("---\ntitle: A\n---\nBody\n", "title: A\n", "Body\n"),
    ("---\r\ntitle: A\r\n---\r\nBody", "title: A\r\n", "Body"),
    ("\u{FEFF}---\ntitle: A\n---\nBody", "title: A\n", "Body"),
    ("---  \ntitle: A\n--- \n", "title: A\n", ""),
    ("---\n---\n", "", ""),
    ("---\ntitle: A\n---", "title: A\n", ""),
    ("---\na: ----\n---\n---\n", "a: ----\n", "---\n"),
  ])
  func splits(_ text: String, _ yaml: String, _ body: String) throws {
    let parts = try #require(split(text))
    #expect(parts.yaml == yaml)
    #expect(parts.body == body)
  }

  @Test(arguments: ["", "title: A", "\n---\ntitle: A\n---\n", "----\n---\n", " ---\n---\n"])
  func missing(_ text: String) {
    #expect(FrontMatter.split(Array(text.utf8)) == .failure(.missing))
  }

  @Test func unterminated() {
    #expect(throws: FrontMatterFault.self) { try FrontMatter.split(Array("---\ntitle: A\n-- -\n".utf8)).get() }
  }
}
