// What a finished mail must keep to, so that it arrives: its size, its pictures, no elements that mail programs take out.

import Diagnostics
import Outputs

enum MailCheck {
  /// Bytes; Gmail cuts off what is over about 102 KB.
  static let most = 100_000
  static let much = 80_000

  /// - Parameter html: the mail with its links absolute.
  static func diagnostics(of html: [UInt8], at place: Place?) -> [Diagnostic] {
    faults(of: html).map { $0.diagnostic(at: place) }
  }

  static func faults(of html: [UInt8]) -> [MailFault] {
    var faults: [MailFault] = []
    if html.count > most {
      faults.append(.tooLarge(html.count))
    } else if html.count > much {
      faults.append(.large(html.count))
    }
    var pictures = 0
    var told: Set<String> = []
    for case .start(let tag) in MarkupReader.pieces(of: html) {
      if refused.contains(tag.name), told.insert(tag.name).inserted { faults.append(.element(tag.name)) }
      guard tag.name == "img" else { continue }
      pictures += 1
      let source = tag["src"] ?? ""
      if tag["alt"] == nil { faults.append(.noAlternative(source)) }
      if !isShown(source) { faults.append(.format(source)) }
    }
    if pictures > 0 { faults.append(.pictures(pictures)) }
    return faults
  }

  private static let refused: Set<String> = [
    "script", "link", "form", "input", "button", "select", "textarea", "iframe", "object", "embed", "video",
    "audio",
    "svg", "canvas", "base",
  ]

  private static func isShown(_ source: String) -> Bool {
    let path = source.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return [".png", ".jpg", ".jpeg", ".gif"].contains { path.hasSuffix($0) }
  }
}
