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

  /// - Parameter files: Markdown files under `content/`, in a stable order.
  /// - Returns: the entries in the order of their files, and everything wrong with them.
  package func read(_ files: [SourceFile]) -> (entries: [Entry], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let drafts = files.compactMap { draft(of: $0, &diagnostics) }
    let documents = markdown.documents(for: drafts.flatMap(\.markdown))
    var entries: [Entry] = []
    var next = 0
    for draft in drafts {
      let own = documents[next..<(next + draft.markdown.count)]
      next += draft.markdown.count
      diagnostics += own.flatMap(\.diagnostics)
      guard let body = own.first else { continue }
      entries.append(
        Entry(
          source: draft.source, type: draft.type, slug: draft.slug, fields: draft.fields, body: body,
          fragments: Array(own.dropFirst())))
    }
    return (entries, diagnostics)
  }

  /// A file whose front matter is read; `markdown` is its body first, then its Markdown fields.
  private struct Draft {
    let source: SourceFile
    let type: TypeID
    let slug: String
    let fields: [SourceField]
    let markdown: [MarkdownSource]
  }

  private func draft(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Draft? {
    guard let type = type(of: file, &diagnostics), let slug = slug(of: file, &diagnostics) else { return nil }
    let parts = FrontMatter.split(file.bytes)
    if case .failure(let fault) = parts { diagnostics.append(EntryFault.frontMatter(fault).diagnostic(in: file)) }
    let split = (try? parts.get()) ?? FrontMatter(yaml: 0..<0, body: 0..<0)
    let read = readRecord(split.yaml, of: file, as: type.fields, describing: "\(type.article) \(type.name)")
    if case .success = parts { diagnostics += read.diagnostics + unfilledPlaceholders(split.body, of: file) }
    let body = MarkdownSource(
      text: Array(file.bytes[split.body]), file: file, origin: .offset(split.body.lowerBound), mode: .block)
    let fields = read.fields.flatMap { MarkdownFields.sources(in: $0, of: file) }
    return Draft(source: file, type: type.id, slug: slug, fields: read.fields, markdown: [body] + fields)
  }

  private func type(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> ContentType? {
    let parts = file.path.utf8.split(separator: UInt8(ascii: "/")).dropFirst()
    let folder = parts.count > 1 ? parts.first.map { String(Substring($0)) } ?? "" : ""
    if let type = model.types.first(where: { $0.folder == folder }) { return type }
    diagnostics.append(
      EntryFault.unknownFolder(folder, known: model.types.map(\.folder)).diagnostic(in: file))
    return nil
  }

  private func slug(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> String? {
    let fileName = file.path.utf8.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? ""
    let name = String(fileName.dropLast(".md".count))
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

/// Finds the Markdown among the fields of a front matter, in the order in which ``EntryResolver`` meets it again.
enum MarkdownFields {
  static func sources(in field: SourceField, of file: SourceFile) -> [MarkdownSource] {
    switch field.content {
    case .markdown(let text):
      [MarkdownSource(text: Array(text.utf8), file: file, origin: .fixed(field.span), mode: .block)]
    case .inlineMarkdown(let text):
      [MarkdownSource(text: Array(text.utf8), file: file, origin: .fixed(field.span), mode: .inline)]
    case .list(let items), .record(let items): items.flatMap { sources(in: $0, of: file) }
    case .absent, .value, .reference, .image: []
    }
  }
}
