// Phase 2, parse: the files of a portal as typed values. No file's meaning depends on another's yet, but for the types.

package import Content
package import Diagnostics
import HTML
import Markdown
package import Schema

/// A portal's settings, content model and entries.
package struct Portal: Sendable {
  package let configuration: Configuration
  package let model: ContentModel
  package let entries: [Entry]
  package let media: [MediaFile]
  package let diagnostics: [Diagnostic]

  /// - Parameter settings: `content/site.yaml`.
  init(_ files: PortalFiles, settings file: SourceFile, request: BuildRequest) throws(DiskFailure) {
    let types = loadContentModel(files.types)
    let read = try Portal.entries(files.entries, of: types.model, request)
    let settings = Configuration.read(file, baseURL: request.baseURL)
    configuration = settings.configuration
    model = types.model
    entries = read.entries
    media = files.media
    diagnostics = files.diagnostics + types.diagnostics + read.diagnostics + settings.diagnostics
  }

  private static func entries(
    _ files: [SourceFile], of model: ContentModel, _ request: BuildRequest
  ) throws(DiskFailure) -> (entries: [Entry], diagnostics: [Diagnostic]) {
    let stage = request.workerCommand.map { command in
      MarkdownStage(workers: MarkdownWorkers(command: command, jobs: request.jobs))
    }
    do throws(WorkerFailure) {
      return try EntryReader(model: model, markdown: stage ?? MarkdownStage()).read(files)
    } catch {
      throw DiskFailure(error.operation, error.path, reason: error.reason)
    }
  }
}
