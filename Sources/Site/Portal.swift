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

  init(_ files: PortalFiles, request: BuildRequest) {
    let types = loadContentModel(files.types)
    let read = EntryReader(model: types.model, markdown: MarkdownStage()).read(files.entries)
    let settings = Portal.configuration(files, request: request)
    configuration = settings.configuration
    model = types.model
    entries = read.entries
    media = files.media
    diagnostics = files.diagnostics + types.diagnostics + read.diagnostics + settings.diagnostics
  }

  private static func configuration(_ files: PortalFiles, request: BuildRequest) -> (
    configuration: Configuration, diagnostics: [Diagnostic]
  ) {
    guard let file = files.configuration else {
      let missing = Diagnostic(
        .missingConfiguration, "there is no \(request.folders.content)/site.yaml, so this is no portal", at: nil,
        hint: "change into the portal's folder, or make a new portal with: laurel init my-portal")
      let empty = Configuration.read(SourceFile(path: "content/site.yaml", bytes: []), baseURL: nil).configuration
      return (empty, [missing])
    }
    return Configuration.read(file, baseURL: request.baseURL)
  }
}
