// Lists narrowed by a value: a catalogue by format, by goal, by department. Every value that occurs has a page of its own, so that it works
// without a script; the keys on each row let a script do the same in place.

import Content
import HTML
import Schema

/// What one type's list may be narrowed by.
struct ListFilters {
  /// A value of a filter.
  struct Choice {
    let title: String
    /// `format-workshop`.
    let key: String
    let path: SitePath
    /// In the list's order.
    fileprivate(set) var entries: [EntryID]
    /// Where the field's declaration has it among its choices; the same for all that are not choices.
    fileprivate let rank: Int
  }

  let choices: [Choice]
  private let groups: [(title: String, choices: Range<Int>)]
  private let keys: [EntryID: String]
  private let root: SitePath
  private let shapes: SiteShapes
  private let row: ShapeID

  init(of type: ContentType, _ list: ListDeclaration, in library: Library, shapes: SiteShapes) {
    root = SitePath(type.folder + "/")
    self.shapes = shapes
    row = shapes.rows[type.id.index]
    var choices: [Choice] = []
    var groups: [(title: String, choices: Range<Int>)] = []
    for filter in list.filters {
      let found = ListFilters.choices(of: filter, type, in: library)
      groups.append((filter.title, choices.count..<choices.count + found.count))
      choices += found
    }
    var keys: [EntryID: String] = [:]
    for choice in choices {
      for entry in choice.entries {
        keys[entry] = keys[entry].map { $0 + " " + choice.key } ?? choice.key
      }
    }
    (self.choices, self.groups, self.keys) = (choices, groups, keys)
  }

  private static func choices(of filter: ListFilter, _ type: ContentType, in library: Library) -> [Choice] {
    let order = type.choiceOrder(at: filter)
    var found: [String: Choice] = [:]
    for id in library.collections[type.id.index] {
      for value in library.values(at: filter.slots[...], from: .record(library.records[id.index])) {
        guard let (name, title) = library.name(of: value), !name.isEmpty else { continue }
        let rank = order[name] ?? order.count
        var choice =
          found[name]
          ?? Choice(
            title: title, key: filter.name + "-" + name,
            path: SitePath("\(type.folder)/by/\(filter.name)/\(name)/"),
            entries: [], rank: rank)
        if choice.entries.last != id { choice.entries.append(id) }
        found[name] = choice
      }
    }
    return found.values.sorted { ($0.rank, $0.title, $0.key) < ($1.rank, $1.title, $1.key) }
  }

  /// The slots `filters` of a list page.
  ///
  /// - Parameter chosen: the key of the choice that the list is narrowed by; nil for the whole list.
  func values(chosen: String?) -> [Value] {
    groups.compactMap { group in
      guard !group.choices.isEmpty else { return nil }
      let values = choices[group.choices].map { choice -> Value in
        let isChosen = choice.key == chosen
        return .record(
          Record(
            shape: shapes.filterChoice,
            slots: [
              .text(choice.title), .url(.site(isChosen ? root : choice.path)), .text(choice.key),
              .integer(choice.entries.count), .boolean(isChosen),
            ]))
      }
      return .record(Record(shape: shapes.filter, slots: [.text(group.title), .list(values)]))
    }
  }

  func row(of entry: EntryID) -> Value {
    .record(Record(shape: row, slots: [.entry(entry), .text(keys[entry] ?? "")]))
  }
}

extension Library {
  /// The values that `slots` lead to, through records and lists.
  fileprivate func values(at slots: ArraySlice<Int>, from value: Value) -> [Value] {
    switch value {
    case .none: return []
    case .list(let elements): return elements.flatMap { values(at: slots, from: $0) }
    case .record(let record):
      guard let slot = slots.first, slot < record.slots.count else { return [] }
      return values(at: slots.dropFirst(), from: record.slots[slot])
    default: return slots.isEmpty ? [value] : []
    }
  }

  /// The part of an address that stands for a value, and its words for readers.
  fileprivate func name(of value: Value) -> (name: String, title: String)? {
    switch value {
    case .choice(let choice): return (choice.id, choice.label)
    case .text(let text): return (Slug.make(from: text), text)
    case .entry(let id):
      guard id.index < entries.count, case .text(let title) = records[id.index].slots[PageSlot.title.rawValue]
      else {
        return nil
      }
      return (entries[id.index].entry.slug, title)
    default: return nil
    }
  }
}

extension ContentType {
  /// The ids of a filter's choices with their places; empty for what is no choice.
  fileprivate func choiceOrder(at filter: ListFilter) -> [String: Int] {
    guard case .choice(let choices)? = filter.kind(in: self)?.element else { return [:] }
    return Dictionary(choices.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
