// A finished file of the output, in memory, not yet published.

import HTML
import Outputs

struct Artifact: Sendable {
  let path: SitePath
  let bytes: [UInt8]
  let origin: Step.Origin
  /// The template that laid it out; nil for what no template makes.
  let template: String?

  /// True for what browsers read as a page, which is verified.
  var isPage: Bool { path.file.hasSuffix(".html") }

  /// True for a message, whose text is encoded.
  private var isMessage: Bool { path.file.hasSuffix(".eml") }

  /// What people read who open it.
  var readable: [UInt8] { isMessage ? MailMessage.readable(bytes) : bytes }

  /// True when tags stand between its words.
  var hasTags: Bool { isPage || isMessage }

  var isStyle: Bool { path.file.hasSuffix(".css") }
}
