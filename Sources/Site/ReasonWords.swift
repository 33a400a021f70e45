// Why a page was made anew, in words, for `--explain`.

import BuildGraph
import Content
import Schema

struct ReasonWords {
  let model: ContentModel

  func text(of reason: Reason, for step: Step) -> String {
    switch reason {
    case .firstBuild: "nothing usable is known of an earlier build"
    case .environment: "the settings, the content types, the options or a withdrawn consent changed"
    case .newStep: "it is new"
    case .outputChanged: "the published file is gone, or was changed by somebody else"
    case .input(let number): input(number, step)
    case .read(let node, let slot): changed(node, slot)
    case .group(let node, let slot): changed(node, slot) + ", among others"
    }
  }

  private func input(_ number: Int, _ step: Step) -> String {
    switch step.work {
    case .page(let use, _):
      number == 0 ? "templates/\(use.template) changed, or something that it uses" : "what it lists changed"
    case .mail(let mail): "templates/\(mail.use.template) changed, or something that it uses"
    case .redirect: "the address it leads to changed"
    case .bytes: "its content changed"
    case .copy(let file): "content/\(file.path) changed"
    }
  }

  private func changed(_ node: String, _ slot: Int) -> String {
    if node == SiteNodes.collectionsKey {
      let names =
        ["the site's settings"] + model.types.map { "the list of \($0.plural.lowercased())" } + ["the tags"]
      return (names.indices.contains(slot) ? names[slot] : "a list") + " changed"
    }
    if node == SiteNodes.siteKey {
      let slots = SiteShapes.siteSlots
      return (slots.indices.contains(slot) ? "site.\(slots[slot].name)" : "the site") + " changed"
    }
    if node.hasPrefix("tag ") { return "the \(node) changed" }
    let parts = node.split(separator: "/")
    if parts.first == "content", parts.count > 2, let type = model.types.first(where: { $0.folder == parts[1] }) {
      let slots = model[type.shape].slots
      return slots.indices.contains(slot) ? "\(slots[slot].name) of \(node) changed" : "\(node) changed"
    }
    return "\(node) changed"
  }
}
