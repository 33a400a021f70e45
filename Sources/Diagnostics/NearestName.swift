// "Did you mean": the valid name nearest to a misspelt one.

/// Finds the candidate with the fewest edits (insert, delete, replace, swap neighbours), or nil when none is near.
///
/// Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one place), over Unicode scalars,
/// case folded. A candidate counts as near within a third of its length, and at least one edit.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(nearestNameLimit))
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(nearestNameLimit))
    let allowed = max(1, max(wanted.count, scalars.count) / 3)
    guard abs(scalars.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= allowed else { continue }
    if let known = best, (known.distance, known.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The hint for a misspelt name, ready for ``Diagnostic/hint``; nil when nothing is near.
package func didYouMean(_ name: String, among candidates: some Sequence<String>) -> String? {
  nearestName(to: name, among: candidates).map { "did you mean \"\($0)\"?" }
}

/// Whether one name becomes the other with so many edits, of the kinds that ``nearestName(to:among:)`` counts.
package func isNear(_ name: String, to other: String, edits: Int) -> Bool {
  let scalars = [name, other].map { Array($0.lowercased().unicodeScalars.prefix(nearestNameLimit)) }
  return abs(scalars[0].count - scalars[1].count) <= edits && editDistance(scalars[0], scalars[1]) <= edits
}

/// Longer names are compared by their beginning only, which bounds the work.
private let nearestNameLimit = 80

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [Int](repeating: i + 1, count: b.count + 1)
    for j in b.indices {
      let cost = a[i] == b[j] ? 0 : 1
      var value = min(last[j] + cost, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { value = min(value, beforeLast[j - 1] + 1) }
      row[j + 1] = value
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
