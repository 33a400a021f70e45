// What is to be made: one step a file of the output.

import Diagnostics
import HTML
import Schema

/// One file of the output, and how it is made. A class, because lists of thousands of them are passed around.
final class Step: Sendable {
  let path: SitePath
  /// The file that is sent for this address: asked for at every turn, so it is put together once.
  let file: String
  /// What the file is made for, for messages: a source file, or words such as `the list of stories`.
  let origin: Origin
  let work: Work

  init(path: SitePath, origin: Origin, work: Work) {
    self.path = path
    file = path.file
    self.origin = origin
    self.work = work
  }

  enum Work: Sendable {
    /// A template laid out with a subject.
    case page(template: TemplateUse, subject: Value)
    /// A file that an issue is sent as.
    case mail(MailStep)
    /// A page that sends readers of an old address on.
    case redirect(to: SitePath)
    /// Finished bytes: an asset, the sitemap.
    case bytes([UInt8])
    /// A file of the portal, copied.
    case copy(FoundFile)
  }

  /// The template and subject type of what a template lays out.
  var use: TemplateUse? {
    switch work {
    case .page(let use, _): use
    case .mail(let mail): mail.use
    case .redirect, .bytes, .copy: nil
    }
  }

  struct Origin: Sendable, Hashable {
    let words: String
    let place: Place?
  }
}

/// A template together with the type of the `page` it lays out: what is compiled once and used for many steps.
struct TemplateUse: Sendable, Hashable {
  let template: String
  let subject: ValueType
}
