// Rule P15, as far as a template shows it: people are not put in the order of a number, and how much somebody has is not
// printed. A warning, because templates are the portal's own. What goes by way of {% let %}, or by hand, is not seen.

import Schema

extension Checker {
  /// Filters that pick or order by what a field holds.
  private static let rankings: Set<String> = ["sort", "max", "min", "group"]

  /// A filter that orders people by a number: `people | sort(by: hours)`.
  mutating func checkRanking(of function: String, input: StaticType, field: StaticType?, at place: Origin) {
    guard Checker.rankings.contains(function), field?.value?.isNumber == true,
      let element = input.value?.element, shapes.isPerson(element)
    else { return }
    report(.rankedPeople(by: function), at: place)
  }

  /// A printed count of what refers to one person: `{{ person.entries | count }}`.
  mutating func checkCount(in printed: CheckedExpression) {
    guard case .call(let index, let arguments) = printed.kind, environment.functions[index].name == "count",
      case .value(let list)? = arguments.first, case .field(let owner, let slot) = list.kind,
      let type = owner.type.value, shapes.isPerson(type), case .entry? = list.type.value?.element,
      let slots = shapes.slots(of: type)
    else { return }
    report(.countedPerson(slots[slot].name), at: printed.origin)
  }
}
