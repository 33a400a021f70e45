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
  init(_ files: PortalFiles, settings file: SourceFile, request: BuildRequest) {
    let types = loadContentModel(files.types)
    let read = EntryReader(model: types.model, markdown: MarkdownStage()).read(files.entries)
    let settings = Configuration.read(file, baseURL: request.baseURL)
    configuration = settings.configuration
    model = types.model
    entries = read.entries
    media = files.media
    diagnostics = files.diagnostics + types.diagnostics + read.diagnostics + settings.diagnostics
  }
}
