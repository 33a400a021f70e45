// Reads content files into entries: 1. the type by the folder, the slug by the file's name; 2. the front matter by the
// type's fields; 3. the Markdown of body and fields, all files in one batch. A faulty file still gives an entry, so that
// others that refer to it are not reported too.

package import Diagnostics
import HTML
package import Markdown
package import Schema

/// Turns content files into entries.
package struct EntryReader: Sendable {
  private let model: ContentModel
  private let markdown: MarkdownStage

  package init(model: ContentModel, markdown: MarkdownStage) {
    self.model = model
    self.markdown = markdown
  }

  /// Makes ready for reading files.
  ///
  /// - Parameter bytes: how much text they are, roughly.
  /// - Returns: how many workers that is worth; nil when Markdown is parsed in this process.
  @discardableResult
  package func prepare(for bytes: Int) -> Int? { markdown.prepare(for: bytes) }

  /// - Parameter files: Markdown files under `content/`.
  /// - Returns: what came of each file, in their order.
  package func read(_ files: [SourceFile]) throws(WorkerFailure) -> [ReadEntry] {
    let drafts = files.map { draft(of: $0) }
    let documents = try markdown.documents(for: drafts.map { $0.draft?.markdown ?? [] })
    return drafts.indices.map { number in
      let (draft, told) = drafts[number]
      guard let entry = draft?.entry(documents[number]) else { return ReadEntry(entry: nil, diagnostics: told) }
      return ReadEntry(entry: entry, diagnostics: told + documents[number].flatMap(\.diagnostics))
    }
  }

  /// A file whose front matter is read; `markdown` is its body first, then its Markdown fields. A class, because it has many parts
  /// and is handed on.
  private final class Draft: Sendable {
    let source: SourceFile
    let type: TypeID
    let slug: String
    let fields: [SourceField]
    let words: TellingWords
    let markdown: [MarkdownSource]
    /// Whether its text was told from its front matter.
    let isSplit: Bool

    init(
      source: SourceFile, type: TypeID, slug: String, fields: [SourceField], words: TellingWords,
      markdown: [MarkdownSource], isSplit: Bool
    ) {
      self.source = source
      self.type = type
      self.slug = slug
      self.fields = fields
      self.words = words
      self.markdown = markdown
      self.isSplit = isSplit
    }

    /// - Parameter documents: of ``markdown``.
    func entry(_ documents: [MarkdownDocument]) -> Entry? {
      guard let body = documents.first else { return nil }
      return Entry(
        source: source, type: type, slug: slug, fields: fields,
        body: EntryBody(body, isRead: isSplit && !(body.html.isEmpty && body.diagnostics.hasErrors)),
        fragments: Array(documents.dropFirst()), claims: words.claims, matters: words.matters)
    }
  }

  private func draft(of file: SourceFile) -> (draft: Draft?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    return (draft(of: file, &diagnostics), diagnostics)
  }

  private func draft(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Draft? {
    guard let type = type(of: file, &diagnostics), let slug = slug(of: file, &diagnostics) else { return nil }
    let parts = FrontMatter.split(file.bytes)
    if case .failure(let fault) = parts { diagnostics.append(EntryFault.frontMatter(fault).diagnostic(in: file)) }
    let split = (try? parts.get()) ?? FrontMatter(yaml: 0..<0, body: 0..<0)
    let read = readRecord(split.yaml, of: file, as: type.fields, describing: "\(type.article) \(type.name)")
    if case .success = parts { diagnostics += read.diagnostics + unfilledPlaceholders(split.body, of: file) }
    diagnostics += personalAliases(read.fields, of: file) + joinedTags(read.fields, of: file)
    if type.hasOneCurrency {
      diagnostics += ForeignAmounts(among: read.fields).faults.map { $0.diagnostic(in: file) }
    }
    return Draft(
      source: file, type: type.id, slug: slug, fields: read.fields,
      words: type.has(.evidence) ? TellingWords.find(in: file.bytes) : .none,
      markdown: MarkdownTexts(body: split.body, fields: read.fields, of: file).texts,
      isSplit: (try? parts.get()) != nil)
  }

  private func type(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> ContentType? {
    let folder = file.folder
    if let type = model.types.first(where: { $0.folder == folder }) { return type }
    diagnostics.append(
      EntryFault.unknownFolder(folder, known: model.types.map(\.folder)).diagnostic(in: file))
    return nil
  }

  private func slug(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> String? {
    let name = file.name
    let slug = Slug.make(from: name)
    if let reason = Slug.fault(in: slug) {
      diagnostics.append(EntryFault.unusableName(name, reason: reason).diagnostic(in: file))
      return nil
    }
    if PersonalSlug.isPersonal(name) {
      diagnostics.append(EntryFault.personalName(name).diagnostic(in: file))
    }
    return slug
  }

  /// Tags that were meant to be several: `tags: service, refunds`, `[service; refunds]`.
  private func joinedTags(_ fields: [SourceField], of file: SourceFile) -> [Diagnostic] {
    let number = CommonField.tags.rawValue
    guard fields.indices.contains(number), case .list(let items) = fields[number].content else { return [] }
    guard items.contains(where: { $0.content.singleText?.utf8.contains(where: isSeparator) ?? false }) else {
      return []
    }
    let tags = items.compactMap { item in item.content.singleText.map { (text: $0, span: item.span) } }
    let joined = tags.filter { $0.text.utf8.contains(where: isSeparator) }
    let words = tags.flatMap { tag in
      tag.text.utf8.split(whereSeparator: isSeparator).compactMap { part in
        let word = String(decoding: part, as: UTF8.self).trimmed
        return word.isEmpty ? nil : word
      }
    }
    return joined.map { EntryFault.joinedTags($0.text, words: words, $0.span).diagnostic(in: file) }
  }

  private func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") }

  /// Rule P17 for earlier addresses, which are published as well.
  private func personalAliases(_ fields: [SourceField], of file: SourceFile) -> [Diagnostic] {
    let number = CommonField.aliases.rawValue
    guard fields.indices.contains(number), case .list(let items) = fields[number].content else { return [] }
    return items.compactMap { item in
      guard case .value(.text(let alias)) = item.content, PersonalSlug.isPersonal(address: alias) else {
        return nil
      }
      return EntryFault.personalAlias(alias, item.span).diagnostic(in: file)
    }
  }
}

extension ContentType {
  /// `a` or `an`, for messages.
  package var article: String {
    switch name.first {
    case "a", "e", "i", "o", "u", nil: "an"
    default: "a"
    }
  }
}

extension SourceFile {
  private static let slash = UInt8(ascii: "/")

  /// `stories` of `content/stories/pier.md`; empty for a file that lies in content/ itself.
  fileprivate var folder: String {
    path.withBytes { path in
      let start = path.firstIndex(of: SourceFile.slash, from: 0).map { $0 + 1 } ?? path.count
      guard let end = path.firstIndex(of: SourceFile.slash, from: start) else { return "" }
      return String(decoding: UnsafeBufferPointer(rebasing: path[start..<end]), as: UTF8.self)
    }
  }

  /// `pier` of `content/stories/pier.md`.
  fileprivate var name: String {
    path.withBytes { path in
      let start = path.lastIndex(of: SourceFile.slash).map { $0 + 1 } ?? 0
      let end = max(start, path.count - ".md".utf8.count)
      return String(decoding: UnsafeBufferPointer(rebasing: path[start..<end]), as: UTF8.self)
    }
  }
}

extension SourceContent {
  fileprivate var singleText: String? {
    if case .value(.text(let text)) = self { text } else { nil }
  }
}

extension String {
  fileprivate var trimmed: String {
    let inner = unicodeScalars.drop { $0.properties.isWhitespace }.reversed().drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(inner.reversed()))
  }
}

/// The Markdown of a file: its body, then that of its fields, in the order in which ``EntryResolver`` meets it again.
private struct MarkdownTexts {
  private let file: SourceFile
  private(set) var texts: [MarkdownSource] = []
  /// How many texts so far have footnotes, which need other ids in each: where only one has any, they are as ever.
  private var noted = 0

  init(body: Range<Int>, fields: [SourceField], of file: SourceFile) {
    self.file = file
    // Rules about names read the body in its file.
    add(Array(file.bytes[body]), .offset(body.lowerBound), .block, wantsPlainText: false)
    look(through: fields)
  }

  private mutating func look(through fields: [SourceField]) {
    for index in fields.indices {
      switch fields[index].content {
      case .markdown(let text): add(text, at: fields[index].span, .block)
      case .inlineMarkdown(let text): add(text, at: fields[index].span, .inline)
      case .list(let items), .record(let items): look(through: items)
      case .absent, .value, .reference, .image: break
      }
    }
  }

  private mutating func add(_ text: String, at span: Span, _ mode: MarkdownSource.Mode) {
    add(Array(text.utf8), MarkdownTexts.origin(of: text, at: span, in: file), mode)
  }

  private mutating func add(
    _ text: [UInt8], _ origin: MarkdownSource.Origin, _ mode: MarkdownSource.Mode, wantsPlainText: Bool = true
  ) {
    var part = 1
    if mode == .block, text.mayHoldFootnotes {
      noted += 1
      part = noted
    }
    texts.append(
      MarkdownSource(
        text: text, file: file, origin: origin, mode: mode, part: part, wantsPlainText: wantsPlainText))
  }

  /// Behind a bar, each line of the text is a line of the file without its indent, so that places in it are known.
  private static func origin(of text: String, at span: Span, in file: SourceFile) -> MarkdownSource.Origin {
    let (newline, bytes) = (UInt8(ascii: "\n"), file.bytes)
    guard span.end <= bytes.count, bytes[span.start..<span.end].first == UInt8(ascii: "|"),
      var next = bytes[span.start..<span.end].firstIndex(of: newline)
    else { return .fixed(span) }
    var lines: [MarkdownSource.Line] = []
    var offset = 0
    for line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
      let begin = min(next + 1, span.end)
      next = bytes[begin..<span.end].firstIndex(of: newline) ?? span.end
      let end = next > begin && bytes[next - 1] == UInt8(ascii: "\r") ? next - 1 : next
      let start = max(begin, end - line.count)
      // Behind the last line are only the ends of lines.
      guard line.isEmpty || bytes[start..<end].elementsEqual(line),
        bytes[begin..<start].allSatisfy({ $0 == UInt8(ascii: " ") })
      else { return .fixed(span) }
      lines.append(MarkdownSource.Line(text: offset, file: start))
      offset += line.count + 1
    }
    return .lines(lines)
  }
}
