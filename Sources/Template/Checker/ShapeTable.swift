// The shapes of the portal, those the compiler adds for `group`, and their names in messages.

import HTML
import Schema

struct ShapeTable: Sendable {
  private(set) var shapes: [Shape]
  private let types: [TemplateEnvironment.EntryType]
  /// The shape of group records at run time; the checker knows their exact types by shapes appended after it.
  let groupShape: ShapeID

  init(_ environment: TemplateEnvironment) {
    types = environment.types
    groupShape = ShapeTable.groupShape(in: environment)
    shapes = environment.shapes + [ShapeTable.group(groupShape, key: .text, items: .list(.text))]
  }

  static func groupShape(in environment: TemplateEnvironment) -> ShapeID { ShapeID(environment.shapes.count) }

  subscript(id: ShapeID) -> Shape? { shapes.indices.contains(id.index) ? shapes[id.index] : nil }

  /// The slots that can be read of a record or an entry; nil for a type without fields.
  func slots(of type: ValueType) -> [Slot]? {
    switch type {
    case .record(let id): return self[id]?.slots
    case .entry(let ids):
      guard ids.count == 1, let shape = entryShape(ids[0]) else {
        return self[BuiltInShape.page.id].map { Array($0.slots.prefix(PageSlot.allCases.count)) }
      }
      return shape.slots
    default: return nil
    }
  }

  private func entryShape(_ id: TypeID) -> Shape? { types.first { $0.id == id }.flatMap { self[$0.shape] } }

  /// True when all entries of this type have the facet.
  func hasFacet(_ facet: Facet.Name, _ type: ValueType) -> Bool {
    guard case .entry(let ids) = type, !ids.isEmpty else { return false }
    return ids.allSatisfy { id in types.contains { $0.id == id && $0.facets.contains(facet) } }
  }

  /// True when a record begins with the slots of every page.
  func isPage(_ id: ShapeID) -> Bool {
    guard let page = self[BuiltInShape.page.id], let shape = self[id] else { return false }
    let common = page.slots.prefix(PageSlot.allCases.count)
    guard shape.slots.count >= common.count, !common.isEmpty else { return false }
    return zip(common, shape.slots).allSatisfy { $0.name == $1.name }
  }

  /// The type of a group of `items` that share a `key`.
  mutating func groupType(key: ValueType, keyIsOptional: Bool, items: ValueType) -> ValueType {
    for shape in shapes[groupShape.index...]
    where shape.slots[0].type == key && shape.slots[0].isOptional == keyIsOptional && shape.slots[1].type == items {
      return .record(shape.id)
    }
    let id = ShapeID(shapes.count)
    shapes.append(ShapeTable.group(id, key: key, optional: keyIsOptional, items: items))
    return .record(id)
  }

  private static func group(_ id: ShapeID, key: ValueType, optional: Bool = false, items: ValueType) -> Shape {
    Shape(
      id: id, name: "group",
      slots: [
        Slot("key", key, optional: optional, help: "The value the items of the group share."),
        Slot("items", items, help: "The items of the group, in their order."),
      ])
  }

  /// True for the entry of a person, or of one among others.
  func isPerson(_ type: ValueType) -> Bool {
    guard case .entry(let ids) = type else { return false }
    return ids.count < types.count
      && ids.contains { id in types.contains { $0.id == id && $0.facets.contains(.person) } }
  }

  // MARK: Names of types

  /// `entry` stands for all content types.
  var everyType: [TypeID] { types.map(\.id).sorted() }

  /// A type as the parameter of a component spells it; nil when there is none of that name.
  func type(named name: String) -> ValueType? {
    if let scalar = scalarTypes.first(where: { $0.name == name }) { return scalar.type }
    switch name {
    case "entry": return .entry(everyType)
    case "page": return .record(BuiltInShape.page.id)
    default: break
    }
    if let type = types.first(where: { $0.nameInTemplates == name }) { return .entry([type.id]) }
    return shapes.first { $0.name == name && $0.id.index < groupShape.index }.map { .record($0.id) }
  }

  /// Every name ``type(named:)`` knows, for "did you mean".
  var typeNames: [String] {
    scalarTypes.map(\.name) + ["entry", "page"] + types.map(\.nameInTemplates)
      + shapes.prefix(groupShape.index).map(\.name).filter { !$0.contains(" ") }
  }

  /// A type in words, with its article: `a date`, `a list of entries (story)`.
  func describe(_ type: ValueType) -> String {
    switch type {
    case .list(let element): "a list of " + plural(element)
    case .record(let id):
      self[id].map { id == BuiltInShape.page.id ? "a page" : "a record (\($0.name))" } ?? "a record"
    case .entry(let ids):
      ids.count == 1 || ids.count < types.count
        ? "an entry (" + ids.compactMap { id in types.first { $0.id == id }?.name }.joined(separator: ", ") + ")"
        : "an entry"
    default: ShapeTable.words(type).singular
    }
  }

  /// What a function takes that reads a facet, with the types that have it.
  func describe(entryWith facet: Facet.Name) -> String {
    let names = types.filter { $0.facets.contains(facet) }.map(\.name)
    return "an entry of a type with the facet \(facet.rawValue)"
      + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
  }

  private func plural(_ type: ValueType) -> String {
    switch type {
    case .list(let element): "lists of " + plural(element)
    case .record(let id): self[id].map { "records (\($0.name))" } ?? "records"
    case .entry: describe(type).replacing("an entry", with: "entries")
    default: ShapeTable.words(type).plural
    }
  }

  func describe(_ type: StaticType) -> String {
    switch type.base {
    case .nothing: "none"
    case .unknown: "something unknown"
    case .value(let value): describe(value)
    }
  }

  private static func words(_ type: ValueType) -> (singular: String, plural: String) {
    switch type {
    case .text: ("text", "texts")
    case .choice: ("a choice", "choices")
    case .html: ("HTML", "pieces of HTML")
    case .boolean: ("true or false", "true or false")
    case .integer: ("a whole number", "whole numbers")
    case .decimal: ("a number", "numbers")
    case .percent: ("a percentage", "percentages")
    case .money: ("an amount of money", "amounts of money")
    case .date: ("a date", "dates")
    case .dateTime: ("a date with a time", "dates with a time")
    case .duration: ("a duration", "durations")
    case .period: ("a quarter", "quarters")
    case .url: ("a URL", "URLs")
    case .list, .record, .entry: ("a value", "values")
    }
  }
}

/// The scalar types as parameters spell them.
private let scalarTypes: [(name: String, type: ValueType)] = [
  ("text", .text), ("html", .html), ("boolean", .boolean), ("integer", .integer), ("decimal", .decimal),
  ("percent", .percent), ("money", .money), ("date", .date), ("datetime", .dateTime), ("duration", .duration),
  ("period", .period), ("url", .url),
]

extension TemplateEnvironment.EntryType {
  /// A name of the language holds no hyphen.
  fileprivate var nameInTemplates: String { name.replacingASCII("-", with: "_") }
}
