// Finds the page that an answer is about: by its address, whole or from the site's root, by an earlier address, or by its type and slug.

import Diagnostics
import HTML
import Schema

/// The pages of a portal by all that forms may call them. Made only when there are answers.
struct AnsweredPages {
  enum Page: Hashable {
    /// An index into ``EntryIndex/entries``.
    case entry(Int)
    /// A page that is no entry, by its path.
    case other(String)
  }

  private let index: EntryIndex
  /// In lower case.
  private var byPath: [String: Page] = [:]

  init(_ index: EntryIndex, tags: TagIndex) {
    self.index = index
    for type in index.model.types where type.list != nil { add(type.folder + "/", .other(type.folder + "/")) }
    for path in ["tags/", "search/"] + tags.tags.map(\.path.path) { add(path, .other(path)) }
    for (number, entry) in index.entries.enumerated() {
      for alias in entry.aliases { add(AnsweredPages.path(of: alias.name), .entry(number)) }
      for view in index.model[entry.type].views { add(view.path(below: index.paths[number]).path, .entry(number)) }
    }
    // What is there now wins over what was there once.
    for (number, path) in index.paths.enumerated() { byPath[path.path.lowercased()] = .entry(number) }
  }

  private mutating func add(_ path: String, _ page: Page) { byPath[path.lowercased()] = page }

  func page(_ written: String) -> Page? {
    let path = AnsweredPages.path(of: written).lowercased()
    if let page = byPath[path] { return page }
    var parts = path.split(separator: "/").map(String.init)
    if let list = list(parts) { return list }
    if let entry = entry(parts) { return .entry(entry) }
    // Below the folder of a server or of a file share; the home page alone would fit everything.
    while parts.count > 1 {
      parts.removeFirst()
      let ending = parts.joined(separator: "/")
      if let page = byPath[ending + "/"] ?? byPath[ending] { return page }
    }
    return nil
  }

  /// A list's further pages (`stories/page/2/`) count as the list; one narrowed by a value (`stories/by/scope/team/`) is a page of its own.
  private func list(_ parts: [String]) -> Page? {
    if parts.count > 2, parts[parts.count - 2] == "page", Int(parts[parts.count - 1]) != nil {
      return page(parts.dropLast(2).joined(separator: "/") + "/")
    }
    let isNarrowed = parts.count == 4 && parts[1] == "by"
    guard isNarrowed, index.model.types.contains(where: { $0.list != nil && $0.folder == parts[0] }) else {
      return nil
    }
    return .other(parts.joined(separator: "/") + "/")
  }

  /// `story/pier-2`, `stories/pier-2`, or `pier-2` where one type alone has it.
  private func entry(_ parts: [String]) -> Int? {
    let types = index.model.types
    if parts.count == 2, let type = types.first(where: { $0.name == parts[0] || $0.folder == parts[0] }) {
      return index.all(called: parts[1], of: [type.id]).first
    }
    guard parts.count == 1 else { return nil }
    let found = index.all(called: parts[0], of: types.map(\.id))
    return found.count == 1 ? found[0] : nil
  }

  /// The address that was probably meant.
  func nearest(to written: String) -> String? {
    let path = AnsweredPages.path(of: written)
    return nearestName(to: path, among: index.order.map { index.paths[$0].path })
  }

  /// The path of an address from its server's root, decoded, as pages are named: `stories/pier-2/`.
  static func path(of written: String) -> String {
    var text = written.prefix { $0 != "?" && $0 != "#" }
    if let scheme = text.firstRange(of: "://") {
      text = text[scheme.upperBound...]
      text = text.firstIndex(of: "/").map { text[$0...] } ?? ""
    }
    var path = PercentCoding.decoded(String(text.drop { $0 == "/" || $0 == "." }))
    if path == "index.html" || path.hasSuffix("/index.html") { path.removeLast("index.html".count) }
    return path.isEmpty || path.hasSuffix("/") || path.hasSuffix(".html") ? path : path + "/"
  }
}
