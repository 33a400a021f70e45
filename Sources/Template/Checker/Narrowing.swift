// What a condition says about optional values: inside `{% if page.program and page.program.lead %}` both are there.

import Schema

extension CheckedExpression {
  /// The path this expression is, when it is nothing but a variable and its fields.
  var accessPath: AccessPath? {
    switch kind {
    case .page: AccessPath(root: .page, slots: [])
    case .global(let index): AccessPath(root: .global(index), slots: [])
    case .local(let index): AccessPath(root: .local(index), slots: [])
    case .field(let base, let slot): base.accessPath.map { AccessPath(root: $0.root, slots: $0.slots + [slot]) }
    default: nil
    }
  }

  /// The paths that have a value when this condition is true, or when it is false.
  func presentPaths(when outcome: Bool) -> Set<AccessPath> {
    switch kind {
    case .not(let inner): return inner.presentPaths(when: !outcome)
    case .and(let left, let right):
      let (a, b) = (left.presentPaths(when: outcome), right.presentPaths(when: outcome))
      return outcome ? a.union(b) : a.intersection(b)
    case .or(let left, let right):
      let (a, b) = (left.presentPaths(when: outcome), right.presentPaths(when: outcome))
      return outcome ? a.intersection(b) : a.union(b)
    case .compare(let comparison, let left, let right):
      return comparedPaths(comparison, left, right, when: outcome)
    default: return outcome ? pathWithPrefixes : []
    }
  }

  private func comparedPaths(
    _ comparison: Comparison, _ left: CheckedExpression, _ right: CheckedExpression, when outcome: Bool
  ) -> Set<AccessPath> {
    if left.type == .nothing || right.type == .nothing {
      guard comparison == (outcome ? .unequal : .equal) else { return [] }
      return left.pathWithPrefixes.union(right.pathWithPrefixes)
    }
    switch comparison {
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return outcome ? left.pathWithPrefixes.union(right.pathWithPrefixes) : []
    case .equal, .unequal:
      guard outcome == (comparison == .equal) else { return [] }
      // A missing boolean equals false, so that equality says nothing there.
      guard left.type.value != .boolean else { return [] }
      return (right.type.isOptional ? [] : left.pathWithPrefixes).union(
        left.type.isOptional ? [] : right.pathWithPrefixes)
    }
  }

  /// A path is there only when everything on the way to it is.
  private var pathWithPrefixes: Set<AccessPath> {
    guard let path = accessPath else { return [] }
    return Set((0...path.slots.count).map { AccessPath(root: path.root, slots: Array(path.slots.prefix($0))) })
  }
}
