// Filters of lists: choosing, ordering, grouping, taking out. Sums and averages are in AggregateFunctions.swift.

import HTML
import Schema

let listFunctions: [Function] = [
  whereFilter, reject, from, before, sort, reverse, take, skip, group, groupInitial, count, first, last, unique,
  map, flatMap, contains,
]

private let conditionsRule = """
  Each condition is `field: value`; all of them must hold. A field that is itself a list holds the value when one of its \
  members equals it. A choice is compared by its id. Fields behind a reference are reached with a dot.
  """

private let whereFilter = Function.listFilter(
  "where", [Parameter("conditions", .conditions)], returns: .sameAsInput,
  help: "Keeps the members for which every condition holds. " + conditionsRule,
  example: ("{{ stories | where(quick_win: true) | map(title) | join(\", \") }}", "One year of Galley Zero")
) { (call) throws(FunctionFault) in
  let conditions = call.conditions(1)
  return .list(try call.list(0).filter { call.context.isMet(conditions, by: $0) })
}

private let reject = Function.listFilter(
  "reject", [Parameter("conditions", .conditions)], returns: .sameAsInput,
  help: "Drops the members for which every condition holds. " + conditionsRule,
  example: (
    "{{ stories | reject(quick_win: true) | map(title) | join(\", \") }}",
    "Fewer raised voices at Pier 2, Asking for help"
  )
) { (call) throws(FunctionFault) in
  let conditions = call.conditions(1)
  return .list(try call.list(0).filter { !call.context.isMet(conditions, by: $0) })
}

private let dateField = Parameter("field", .field, fieldHolds: .dates)
private let day = Parameter("day", .types([.date, .dateTime]))

private let from = Function.listFilter(
  "from", [dateField, day], returns: .sameAsInput,
  help: """
    Keeps the members whose date is on the day or after it: what is still to come, with site.today. Times of day do not count; members \
    without a date are dropped.
    """,
  example: ("{{ stories | from(date, page.date) | map(title) | join(\", \") }}", "Fewer raised voices at Pier 2")
) { (call) throws(FunctionFault) in
  let days = try call.daysOfMembers()
  let first = try call.day(2)
  return .list(zip(try call.list(0), days).filter { $0.1.map { $0 >= first } ?? false }.map(\.0))
}

private let before = Function.listFilter(
  "before", [dateField, day], returns: .sameAsInput,
  help: """
    Keeps the members whose date is before the day: what is past, with site.today. Times of day do not count; members without a date are \
    dropped.
    """,
  example: (
    "{{ stories | before(date, page.date) | map(title) | join(\", \") }}",
    "One year of Galley Zero, Asking for help"
  )
) { (call) throws(FunctionFault) in
  let days = try call.daysOfMembers()
  let end = try call.day(2)
  return .list(zip(try call.list(0), days).filter { $0.1.map { $0 < end } ?? false }.map(\.0))
}

private let sort = Function.listFilter(
  "sort",
  [
    Parameter("by", .field, default: Value.none, fieldHolds: .ordered),
    Parameter("descending", .types([.boolean]), default: .boolean(false)),
  ], returns: .sameAsInput,
  help: """
    Puts the members in the order of a field, or of themselves without one. Members that are equal keep their order, so \
    sorting twice sorts by two fields. Those without a value stand last, also when descending. Text is ordered without \
    regard to case and accents, and "Pier 2" stands before "Pier 10"; choices are ordered by their label, entries by title.
    """,
  example: (
    "{{ stories | sort(by: title) | map(title) | join(\", \") }}",
    "Asking for help, Fewer raised voices at Pier 2, One year of Galley Zero"
  )
) { (call) throws(FunctionFault) in
  let keys = try call.context.sortKeys(of: call.values(ofListAt: 0, field: call.field(1)))
  return .list(call.context.sorted(try call.list(0), by: keys, descending: try call.boolean(2)))
}

private let reverse = Function.listFilter(
  "reverse", returns: .sameAsInput, help: "Turns the list round: the last member first.",
  example: ("{{ [\"a\", \"b\", \"c\"] | reverse | join(\" \") }}", "c b a")
) { (call) throws(FunctionFault) in
  .list(try call.list(0).reversed())
}

private let take = Function.listFilter(
  "take", [Parameter("n", .types([.integer]))], returns: .sameAsInput,
  help: "The first n members, or all when there are fewer.",
  example: ("{{ [\"a\", \"b\", \"c\"] | take(2) | join(\" \") }}", "a b")
) { (call) throws(FunctionFault) in
  let (list, count) = (try call.list(0), try call.count(1))
  return .list(count < list.count ? Array(list[..<count]) : list)
}

private let skip = Function.listFilter(
  "skip", [Parameter("n", .types([.integer]))], returns: .sameAsInput,
  help: "All members but the first n.",
  example: ("{{ [\"a\", \"b\", \"c\"] | skip(2) | join(\" \") }}", "c")
) { (call) throws(FunctionFault) in
  .list(Array(try call.list(0).dropFirst(try call.count(1))))
}

private let group = Function.listFilter(
  "group", [Parameter("by", .field)], returns: .groups,
  help: """
    Makes one group for each different value of a field, in the order in which they first appear; sort the list before or \
    the groups after. A group has a `key`, the value, and `items`, its members. Members without a value form the last group.
    """,
  example: (
    "{% for g in stories | group(by: scope) %}{{ g.key }}: {{ g.items | count }}. {% end %}",
    "A team: 2. Organisation: 1. "
  )
) { (call) throws(FunctionFault) in
  .list(try call.groups(by: try call.values(ofListAt: 0, field: call.field(1))))
}

private let groupInitial = Function.listFilter(
  "group_initial", [Parameter("by", .field, fieldHolds: .ordered)], returns: .groups,
  help: """
    Makes one group for each first letter of a text, for a list from A to Z; sort the list before. A group has a `key`, the letter in \
    capitals without accents, or # for anything else, and `items`, its members.
    """,
  example: (
    "{% for g in stories | sort(by: title) | group_initial(by: title) %}{{ g.key }}: {{ g.items | count }}. {% end %}",
    "A: 1. F: 1. O: 1. "
  )
) { (call) throws(FunctionFault) in
  var keys: [Value] = []
  for value in try call.values(ofListAt: 0, field: call.field(1)) {
    keys.append(.text(initial(of: try printedText(value, in: call.context))))
  }
  return .list(try call.groups(by: keys))
}

/// The first letter in capitals, its accents folded; # for what begins with none.
private func initial(of text: String) -> String {
  let first = foldedScalars(text).first { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  guard let first, first.properties.isAlphabetic else { return "#" }
  return String(first).uppercased()
}

private let count = Function.listFilter(
  "count", returns: .type(.integer), help: "How many members the list has.",
  example: ("{{ stories | count }}", "3")
) { (call) throws(FunctionFault) in
  .integer(try call.list(0).count)
}

private let first = Function.listFilter(
  "first", returns: .element, help: "The first member; nothing when the list is empty.",
  example: ("{{ [\"a\", \"b\", \"c\"] | first }}", "a")
) { (call) throws(FunctionFault) in
  try call.list(0).first ?? .none
}

private let last = Function.listFilter(
  "last", returns: .element, help: "The last member; nothing when the list is empty.",
  example: ("{{ [\"a\", \"b\", \"c\"] | last }}", "c")
) { (call) throws(FunctionFault) in
  try call.list(0).last ?? .none
}

private let unique = Function.listFilter(
  "unique", returns: .sameAsInput, help: "Drops members equal to an earlier one.",
  example: ("{{ [\"a\", \"b\", \"a\"] | unique | join(\" \") }}", "a b")
) { (call) throws(FunctionFault) in
  var seen = Set<Value>()
  return .list(try call.list(0).filter { seen.insert($0).inserted })
}

private let map = Function.listFilter(
  "map", [Parameter("field", .field)], returns: .listOfField,
  help: "The list of what a field holds in each member; members without a value are left out.",
  example: ("{{ stories | map(slug) | join(\", \") }}", "fewer-raised-voices, galley-zero, asking-for-help")
) { (call) throws(FunctionFault) in
  let field = call.field(1)
  return .list(
    try call.list(0).compactMap { element in
      let value = field.map { call.context.value(at: $0, from: element) } ?? element
      return value.isNone ? nil : value
    })
}

private let flatMap = Function.listFilter(
  "flat_map", [Parameter("field", .field, fieldHolds: .lists)], returns: .listInField,
  help: "One list of what the lists hold that a field holds in each member, in their order.",
  example: ("{{ stories | flat_map(tags) | map(slug) | unique | join(\", \") }}", "guests")
) { (call) throws(FunctionFault) in
  .list(
    try call.values(ofListAt: 0, field: call.field(1)).flatMap { value -> [Value] in
      if case .list(let members) = value { members } else { [] }
    })
}

private let contains = Function.listFilter(
  "contains", [Parameter("value", .any)], returns: .type(.boolean),
  help: "Whether a member of the list equals the value. The operator `in` says the same the other way round.",
  example: ("{% if [\"a\", \"b\", \"c\"] | contains(\"b\") %}yes{% end %}", "yes")
) { (call) throws(FunctionFault) in
  .boolean(call.context.contains(try call.list(0), call.value(1)))
}

extension CallContext {
  /// Whether all conditions hold for `element`.
  fileprivate func isMet(_ conditions: [(field: FieldPath, equals: Value)], by element: Value) -> Bool {
    conditions.allSatisfy { condition in
      let value = value(at: condition.field, from: element)
      if case .list(let members) = value, !condition.equals.isList { return contains(members, condition.equals) }
      return areEqual(value, condition.equals)
    }
  }
}

extension Call {
  /// The day of each member's field at 1; nil for those without.
  fileprivate func daysOfMembers() throws(FunctionFault) -> [Day?] {
    try values(ofListAt: 0, field: field(1)).map { value in
      switch value {
      case .date(let day): day
      case .dateTime(let time): time.day
      default: nil
      }
    }
  }

  /// Records `key`, `items` in order of first appearance; the group without a key last.
  fileprivate func groups(by keys: [Value]) throws(FunctionFault) -> [Value] {
    let elements = try list(0)
    var order: [Value] = []
    var members: [Value: [Value]] = [:]
    for (key, element) in zip(keys, elements) {
      if members[key] == nil, key != .none { order.append(key) }
      members[key, default: []].append(element)
    }
    if members[.none] != nil { order.append(.none) }
    return order.map { .record(Record(shape: context.groupShape, slots: [$0, .list(members[$0] ?? [])])) }
  }
}
