// `laurel new story "Title"`: a file that builds once its placeholders are filled in.

import Content
package import Diagnostics
package import Schema

package enum NewEntry {
  package enum Refusal: Error, Sendable {
    case unknownType(String, known: [String])
    case unusableTitle(String, reason: String)
    case exists(String)
    /// The portal's type declarations have errors.
    case model([Diagnostic])
  }

  /// A file that was written, and what is to be filled in.
  package struct Created: Sendable {
    package let path: String
    package let placeholders: [(line: Int, field: String)]
  }

  /// Writes `content/<folder>/<slug>.md`; never over a file that is there.
  package static func write(
    type name: String, title: String, today: Day, folders: PortalFolders
  ) throws(DiskFailure) -> Result<Created, Refusal> {
    let loaded = loadContentModel(try PortalFiles.types(in: folders))
    guard !loaded.diagnostics.hasErrors else { return .failure(.model(loaded.diagnostics)) }
    guard let type = loaded.model.type(named: name) else {
      return .failure(.unknownType(name, known: loaded.model.types.map(\.name)))
    }
    let slug = Slug.make(from: title)
    if let reason = Slug.fault(in: slug) { return .failure(.unusableTitle(title, reason: reason)) }
    let folder = folders.content + "/" + type.folder
    let path = folder + "/" + slug + ".md"
    guard Disk.kind(of: path) == nil else { return .failure(.exists(path)) }
    let starter = starterFile(for: type, in: loaded.model, title: title, today: today)
    try Disk.makeFolder(folder)
    try Disk.write(Array(starter.text.utf8), to: path)
    return .success(Created(path: path, placeholders: starter.placeholders.map { ($0.line, $0.field) }))
  }
}
