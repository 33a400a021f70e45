// Short ways to run the stage in a test and to look at what came out.

import Diagnostics
import Markdown
import Testing

/// The document of a body that is a whole file.
func document(_ text: String, mode: MarkdownSource.Mode = .block) throws -> MarkdownDocument {
  try document(Array(text.utf8), mode: mode)
}

func document(_ bytes: [UInt8], mode: MarkdownSource.Mode = .block) throws -> MarkdownDocument {
  let file = SourceFile(path: "page.md", bytes: bytes)
  let source = MarkdownSource(text: bytes, file: file, origin: .offset(0), mode: mode)
  return try #require(MarkdownStage().documents(for: [source]).first)
}

extension MarkdownDocument {
  var htmlText: String { String(decoding: html, as: UTF8.self) }

  /// The HTML with every slot filled by its destination in guillemets.
  var filled: String {
    var text: [UInt8] = []
    var done = 0
    for slot in slots {
      text += html[done..<slot.offset] + Array("«\(slot.destination)»".utf8)
      done = slot.offset
    }
    return String(decoding: text + html[done...], as: UTF8.self)
  }

  /// Each diagnostic as `M010 3:7`.
  var places: [String] {
    diagnostics.map { "\($0.code.id) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
  }

  var codes: [String] { diagnostics.map(\.code.id) }
}
