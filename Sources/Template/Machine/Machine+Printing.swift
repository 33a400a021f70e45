// How a value is printed: escaped for its place, and with its links written for the page, or left out of what is kept.

import Diagnostics
import HTML
import Schema

extension Machine {
  /// Texts go straight to the output; what needs a string first is made into one.
  @inline(__always)
  mutating func print(_ value: Value, _ escape: Escape) {
    // One after the other: a switch over both would copy the value first.
    switch value {
    case .none where escape != .json && escape != .urlStart && escape != .urlRootPath: return
    case .text(let text) where escape == .elementText: output.append(text, escapedFor: .elementText)
    case .text(let text) where escape == .attribute: output.append(text, escapedFor: .attribute)
    case .html(let html) where escape == .html: append(html)
    default: printOther(value, escape)
    }
  }

  private mutating func printOther(_ value: Value, _ escape: Escape) {
    switch escape {
    case .elementText where output.appendPlain(value), .attribute where output.appendPlain(value): break
    case .elementText: output.append(text(of: value), escapedFor: .elementText)
    case .attribute: output.append(text(of: value), escapedFor: .attribute)
    case .xml: output.append(text(of: value), escapedFor: .xml)
    case .plain: output.append(text(of: value))
    case .json: output.appendJSON(value, on: context.page)
    case .urlComponent: output.append(text(of: value), percentEncodedInAttributeKeeping: .component)
    case .urlPath: output.append(path: text(of: value), afterRoot: false)
    case .urlRootPath: output.append(path: text(of: value), afterRoot: true)
    case .urlWhole: printURL(value, isWhole: true, keeping: .url)
    case .urlStart: printURL(value, isWhole: false, keeping: .url)
    case .srcset: printURL(value, isWhole: true, keeping: .sourceSet)
    case .urlSite: printSiteURL(value)
    case .html, .xmlMarkup: printMarkup(value, escape)
    }
  }

  private func text(of value: Value) -> String { context.printed(value) }

  private mutating func append(_ html: SafeHTML) {
    guard leavesLinksOut else { return output.append(html, on: context.path) }
    for link in html.links {
      links.append(SafeHTML.Link(offset: output.count + link.offset, target: link.target))
    }
    output.append(html.bytes)
  }

  private mutating func append(_ target: SitePath) {
    guard leavesLinksOut else { return output.append(target, relativeFrom: context.path) }
    links.append(SafeHTML.Link(offset: output.count, target: target))
  }

  private mutating func printMarkup(_ value: Value, _ escape: Escape) {
    guard case .html(let html) = value else { return }
    guard escape == .xmlMarkup else { return append(html) }
    var markup = ByteBuffer(capacity: html.bytes.count)
    markup.append(html, on: context.page)
    markup.bytes.withUnsafeBufferPointer { output.append($0, escapedFor: .xml) }
  }

  /// An address inside the site is written as it is; any other, a checked one too, must have an allowed scheme.
  private mutating func printURL(_ value: Value, isWhole: Bool, keeping kept: URLCharacters) {
    if case .url(.site(let path)) = value { return append(path) }
    let text = context.printed(value)
    switch verdict(onURL: text, isWhole: isWhole) {
    case .allowed(let address): output.append(address, percentEncodedInAttributeKeeping: kept)
    case .blocked:
      warn(.blockedURL(text))
      output.append(blockedURL)
    }
  }

  private mutating func printSiteURL(_ value: Value) {
    if case .url(.site(let path)) = value { return append(path) }
    warn(.foreignAddress(context.printed(value)))
    output.append(blockedURL)
  }
}
