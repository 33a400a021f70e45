// Phase 2, parse: the files of a portal as typed values. No file's meaning depends on another's yet, but for the types.

import Coding
import Content
import Diagnostics
import HTML
import Markdown
import Parallel
import Schema
import Template

/// A portal's settings, content model, templates and entries.
struct Portal: Sendable {
  let configuration: Configuration
  let model: ContentModel
  let templates: ParsedTemplates
  let store: EntryStore
  let media: [MediaFile]
  let data: DataFiles
  let diagnostics: [Diagnostic]
  /// Tells the settings and the content model from any others.
  let digest: Digest

  var entries: [Entry] { store.entries.compactMap(\.entry) }

  /// - Parameters:
  ///   - settings: `content/site.yaml`.
  ///   - remembered: what an earlier build left of its entries.
  init(
    _ files: PortalFiles, settings file: SourceFile, remembered: EntryMemo?, memo: MemoFolder, listing: Listing,
    request: BuildRequest
  ) throws(DiskFailure) {
    // Workers take a while to start; without a memo there is work for them in any case.
    if remembered == nil { request.markdown.prepare(for: files.entries.reduce(0) { $0 + $1.size }) }
    let (types, templates) = Parallel.both(jobs: request.jobs) {
      loadContentModel(files.types, jobs: request.jobs)
    } and: {
      ParsedTemplates(files.templates, jobs: request.jobs)
    }
    self.templates = templates
    let modelDigest = Portal.digest(of: files.types)
    store = try EntryStore.read(
      files.entries, by: EntryReader(model: types.model, markdown: request.markdown), remembered: remembered,
      model: modelDigest, in: memo, listing: listing, jobs: request.jobs)
    let settings = Configuration.read(file, baseURL: request.baseURL)
    configuration = settings.configuration
    model = types.model
    media = files.media
    // They are read whole in every build that has something to do: what they say is compared slot by slot, as all else.
    let map = settings.configuration.feedback.answers
    data = DataFiles(
      figures: Parallel.map(files.figures, jobs: request.jobs) { FigureFile($0) },
      answers: Parallel.map(files.answers, jobs: request.jobs) { AnswerFile($0, map: map) })
    diagnostics =
      files.diagnostics + types.diagnostics + store.entries.flatMap(\.diagnostics) + settings.diagnostics
      + data.figures.flatMap(\.diagnostics) + data.answers.flatMap(\.diagnostics)
    digest = Portal.digest(of: files.types + [file])
  }

  private static func digest(of files: [SourceFile]) -> Digest {
    var writer = ByteWriter()
    for file in files {
      writer.write(file.path)
      writer.write(file.bytes)
    }
    return writer.digest
  }
}
