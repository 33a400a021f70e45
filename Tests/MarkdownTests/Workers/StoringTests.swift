// Documents and diagnostics come back from their bytes as they were, and bytes that are damaged are refused.

import Coding
import Diagnostics
import Markdown
import Testing

@Suite struct StoringTests {
  static let texts = [
    "", "Text.\n",
    "# Top\n\n#### Über ~~uns~~\n\n[a](b.md#c) ![d\"](e.png 't') [f](javascript:x) <b>g</b>\n\n[^1]\n",
    "| a | b |\n|---|---|\n| [x](y.md) | ![](z.svg) |\n\n- [ ] c\n\n> [!NOT]\n> d\n\n[^1]: e\n\nf[^1] \u{301}\u{202E}\u{0}",
    String(repeating: "<i>", count: 12) + "\n\n" + String(repeating: "ü", count: 90) + " </x>",
  ]

  @Test(arguments: texts)
  func aDocumentComesBack(text: String) throws {
    let written = try document(text)
    var writer = ByteWriter()
    written.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try MarkdownDocument(from: &reader) == written)
    #expect(reader.isAtEnd)
  }

  @Test(arguments: texts)
  func aDocumentThatIsCutOffIsRefused(text: String) throws {
    var writer = ByteWriter()
    try document(text).write(to: &writer)
    for length in 0..<writer.count {
      #expect(throws: DamagedData.self) {
        var reader = ByteReader(writer.bytes, in: 0..<length)
        _ = try MarkdownDocument(from: &reader)
      }
    }
  }

  /// Whatever a changed byte makes of it, nothing crashes, and the slots lie in the HTML.
  @Test(arguments: texts)
  func aChangedByteDoesNoHarm(text: String) throws {
    var writer = ByteWriter()
    try document(text).write(to: &writer)
    for index in stride(from: 0, to: writer.bytes.count, by: 7) {
      for change in [1, 0x80, 0xFF] as [UInt8] {
        var bytes = writer.bytes
        bytes[index] ^= change
        var reader = ByteReader(bytes)
        guard let found = try? MarkdownDocument(from: &reader) else { continue }
        #expect(found.slots.allSatisfy { found.html.indices.contains($0.offset) })
        _ = TerminalPrinter(usesColour: false).text(found.diagnostics)
      }
    }
  }
}
