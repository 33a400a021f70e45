// What is added to pages, and how errors look in the browser.

import Diagnostics
import Foundation
import Testing

@testable import DevServer

struct PageTests {
  private static let tag =
    "<script src=\"/.laurel/preview.js\" nonce=\"n\" data-version=\"r.1\"></script>"

  @Test(arguments: [
    ("<body><p>a</p></body></html>", "<body><p>a</p>\(tag)</body></html>"),
    ("<body>&lt;/body> <pre></body></pre></BODY >\n", "<body>&lt;/body> <pre></body></pre>\(tag)</BODY >\n"),
    ("<p>a", "<p>a\(tag)"), ("", tag), ("</bod", "</bod\(tag)"), ("</body", "\(tag)</body"),
  ])
  func theScriptStandsBeforeTheEndOfTheBody(page: String, expected: String) {
    let bytes = PageInjection.adding(version: "r.1", nonce: "n", to: Array(page.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func everyByteOfThePageStays() {
    let page: [UInt8] = [0xFF, 0x00] + Array("</body>".utf8) + [0xFE]
    let bytes = PageInjection.adding(version: "r.1", nonce: "n", to: page)
    #expect(bytes.starts(with: [0xFF, 0x00]) && bytes.suffix(8) == page.suffix(8))
  }

  @Test func thePolicyIsTheOneForHostingAndOurScript() throws {
    let docs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/hosting.md")
    let text = try String(contentsOf: docs, encoding: .utf8)
    let recommended = text.matches(of: /Content-Security-Policy "([^"]+)"/).map { String($0.output.1) }
    #expect(recommended.count == 2)
    let policy = SecurityPolicy(nonce: "abc")
    for each in recommended {
      let own = each.replacing("script-src 'self'", with: "script-src 'self' 'nonce-abc'")
      #expect(own != each && policy.contentSecurityPolicy == own + "; connect-src 'self'")
    }
    for (name, value) in policy.headers.dropFirst().dropLast() { #expect(text.contains("\(name) \(value)")) }
  }
}

struct ErrorViewTests {
  private func diagnostic(
    _ line: String, marking marked: String, message: String = "there is none", hint: String? = nil
  )
    -> Diagnostic
  {
    let file = SourceFile(path: "content/stories/a.md", text: "---\n" + line + "\n")
    let start = 4 + (line.range(of: marked).map { line[..<$0.lowerBound].utf8.count } ?? 0)
    return Diagnostic(
      .unknownKey, message, at: Span(start, start + marked.utf8.count), in: file, hint: hint,
      notes: [Diagnostic.Note("first here", at: Place(Span(0, 3), in: file))])
  }

  @Test func saysWhatWhereAndHowToMendIt() {
    let text = ErrorView.fragment(
      [diagnostic("über: [countr]", marking: "countr", hint: "did you mean \"counter\"?")], isOverSite: true)
    for expected in [
      "<h1>1 error: the site was not rebuilt</h1>", "<span class=\"code\">C010</span> there is none",
      "<p class=\"place\">content/stories/a.md:2:9</p>",
      "<span class=\"gutter\">2 | </span>über: [<mark>countr</mark>]\n<span class=\"gutter\">  | </span>       <span class=\"caret\">^^^^^^</span></pre>",
      "<p class=\"hint\">did you mean \"counter\"?</p>", "first here",
      "<p class=\"place\">content/stories/a.md:1:1</p>",
    ] {
      #expect(text.contains(expected), "lacks \(expected) in \(text)")
    }
  }

  @Test func nothingOfTheTextIsMarkup() {
    let attack = "</pre><script>alert(1)</script>&amp;\u{1B}[2J\u{202E}"
    let text = ErrorView.fragment(
      [diagnostic("a: \(attack)b", marking: attack, message: attack, hint: attack)], isOverSite: false)
    #expect(!text.contains("<script") && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.contains("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\\u{1B}[2J\\u{202E}"))
    #expect(!ErrorView.fragment(failure: attack, isOverSite: true).contains("<script"))
  }

  @Test func warningsStayInTheTerminal() {
    let warning = Diagnostic(.unknownFile, "left out", at: Place(file: "content/a.psd"))
    let text = ErrorView.fragment([warning, diagnostic("a: b", marking: "b")], isOverSite: true)
    #expect(!text.contains("left out") && text.contains("1 error:"))
  }

  @Test func manyErrorsAreCounted() {
    let text = ErrorView.fragment(Array(repeating: diagnostic("a: b", marking: "b"), count: 60), isOverSite: true)
    #expect(text.contains("60 errors:") && text.contains("And 10 more") && text.matches(of: /<li>/).count == 50)
  }

  @Test func aFaultOfAWholeFileHasNoLine() {
    let text = ErrorView.fragment(
      [Diagnostic(.missingConfiguration, "there is no site.yaml", at: Place(file: "content/site.yaml"))],
      isOverSite: false)
    #expect(text.contains("<p class=\"place\">content/site.yaml</p>") && !text.contains("<pre"))
  }

  @Test func anEventIsOneBlockOfLines() {
    let fragment = ErrorView.fragment([diagnostic("a: b\rc", marking: "b")], isOverSite: true)
    let event = EventText.state(SiteState(run: "r", published: 2, errors: fragment))
    let lines = event.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(2) == ["event: state", "data: r.2"] && lines.suffix(2) == ["", ""])
    #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.hasPrefix("data: ") } && !event.contains("\r"))
  }
}
