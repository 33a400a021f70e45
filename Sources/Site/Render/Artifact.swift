// A finished file of the output, in memory, not yet published.

import HTML

struct Artifact: Sendable {
  let path: SitePath
  let bytes: [UInt8]
  let origin: Step.Origin
  /// The template that laid it out; nil for what no template makes.
  let template: String?

  /// True for what browsers read as a page, which is verified.
  var isPage: Bool { path.file.hasSuffix(".html") }

  var isStyle: Bool { path.file.hasSuffix(".css") }
}
