// What links and images become: an address written out, a slot to be filled for each page, or a problem.

import HTML

extension Renderer {
  /// A link or image that has been entered.
  struct OpenLink {
    let opening: InlineLocator.Opening
    let outcome: Outcome

    enum Outcome {
      /// A link whose tag is written.
      case written
      /// A link or image with a slot, by its index.
      case slot(Int)
      case refused(MarkdownProblem)
      /// Inside an image: only its text counts.
      case hidden
    }
  }

  /// A slot whose place in the source is known when its link ends.
  struct PendingSlot {
    let offset: Int
    let kind: LinkSlot.Kind
    let destination: String
    let alternative: String?
    var range = 0..<0

    func slot(in source: MarkdownSource) -> LinkSlot {
      LinkSlot(
        offset: offset, kind: kind, destination: destination, alternative: alternative, span: source.span(range))
    }
  }

  mutating func enterLink(_ node: SyntaxNode) {
    switch node.kind {
    case .link(let url, let title):
      let opening = locator.openLink(bareText: autolinkText(url))
      links.append(OpenLink(opening: opening, outcome: imageDepth > 0 ? .hidden : openLink(url, title)))
    case .image(let url, let title):
      let opening = locator.openImage()
      links.append(OpenLink(opening: opening, outcome: imageDepth > 0 ? .hidden : openImage(url, title)))
      imageDepth += 1
    default: break
    }
  }

  mutating func leaveLink(_ node: SyntaxNode) {
    guard let link = links.popLast() else { return }
    let found = locator.close(link.opening)
    let isLink = if case .link = node.kind { true } else { false }
    if !isLink { imageDepth -= 1 }
    switch link.outcome {
    case .hidden: break
    case .written: html.append("</a>")
    case .refused(let problem): report(problem, found.mark)
    case .slot(let index):
      slots[index].range = found.mark
      if isLink { html.append("</a>") }
    }
  }

  private mutating func openLink(_ url: TextPiece, _ title: TextPiece) -> OpenLink.Outcome {
    switch Destination(tree.slice(url)) {
    case .refused(let refusal): return .refused(.link(refusal))
    case .external(let address):
      html.append("<a href=\"")
      html.append(address, escapedFor: .attribute)
      closeTag(title: title)
      return .written
    case .relative(let address):
      html.append("<a href=\"")
      slots.append(PendingSlot(offset: html.count, kind: .link, destination: address, alternative: nil))
      closeTag(title: title)
      return .slot(slots.count - 1)
    }
  }

  private mutating func openImage(_ url: TextPiece, _ title: TextPiece) -> OpenLink.Outcome {
    switch Destination(tree.slice(url)) {
    case .external, .refused(.withoutScheme): return .refused(.imageElsewhere)
    case .refused(let refusal): return .refused(.image(refusal))
    case .relative(let address):
      let alternative = innerText(of: 0)
      html.append("<img src=\"")
      let alternativeText = String(decoding: alternative, as: UTF8.self)
      slots.append(
        PendingSlot(offset: html.count, kind: .image, destination: address, alternative: alternativeText))
      html.append("\" alt=\"")
      appendEscaped(alternative[...], .attribute)
      closeTag(title: title)
      return .slot(slots.count - 1)
    }
  }

  /// Ends an attribute and the tag, with the title if there is one.
  private mutating func closeTag(title: TextPiece) {
    if !title.isEmpty {
      html.append("\" title=\"")
      appendEscaped(tree.slice(title), .attribute)
    }
    html.append("\">")
  }

  /// What the link being entered shows, if its address is made from that: an autolink, which has no brackets.
  private func autolinkText(_ url: TextPiece) -> ArraySlice<UInt8>? {
    guard let child = entered(after: 1), case .text = tree.steps[child].kind else { return nil }
    let text = tree.slice(tree.steps[child].literal)
    return tree.slice(url).reversed().starts(with: text.reversed()) ? text : nil
  }
}

extension InlineLocator.Found {
  /// What a diagnostic points at.
  fileprivate var mark: Range<Int> {
    if let destination, !destination.isEmpty { return destination }
    return whole
  }
}
