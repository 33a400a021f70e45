// A finished file of the output, in memory, not yet published.

import HTML
import Outputs

struct Artifact: Sendable {
  let path: SitePath
  let file: String
  let bytes: [UInt8]
  let origin: Step.Origin
  /// The template that laid it out; nil for what no template makes.
  let template: String?

  /// - Parameter template: nil for what no template makes.
  init(of step: Step, _ bytes: [UInt8], template: String? = nil) {
    (path, file, origin) = (step.path, step.file, step.origin)
    (self.bytes, self.template) = (bytes, template)
  }

  /// True for what browsers read as a page, which is verified.
  var isPage: Bool { file.hasSuffix(".html") }

  /// True for a message, whose text is encoded.
  private var isMessage: Bool { file.hasSuffix(".eml") }

  /// What people read who open it.
  var readable: [UInt8] { isMessage ? MailMessage.readable(bytes) : bytes }

  /// True when tags stand between its words.
  var hasTags: Bool { isPage || isMessage }

  var isStyle: Bool { file.hasSuffix(".css") }
}
