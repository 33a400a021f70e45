// Comparing groups and figures: what can be said about cause, and what cannot.

package import FoundationEssentials

/// Difference in differences, (T1 - T0) - (C1 - C0), in the figure's own unit: by how much those who took part changed more than those who
/// did not. It is an effect only if both groups would have changed alike without the programme: wherever it is shown, ``parallelTrends``
/// and the sizes of both groups stand beside it.
package func differenceInDifferences(
  treatedBefore: Decimal, treatedAfter: Decimal, controlBefore: Decimal, controlAfter: Decimal
) -> Decimal {
  (treatedAfter - treatedBefore) - (controlAfter - controlBefore)
}

/// What a difference in differences takes for granted.
package let parallelTrends =
  "This is the effect of the programme only if both groups would have changed alike without it."

/// The fewest pairs for which a correlation says anything.
package let fewestPairs = 10

/// What must stand beside a correlation.
package let notProofOfCause = "That two figures move together is not proof of cause."

/// Pearson's correlation coefficient r of pairs, -1 to 1, rounded to 3 digits after the point.
/// - Returns: nil for lists of different lengths, fewer than ``fewestPairs`` pairs, or when a list has no spread.
package func correlation(_ left: [Decimal], _ right: [Decimal]) -> Decimal? {
  guard left.count == right.count, left.count >= fewestPairs else { return nil }
  let count = Decimal(left.count)
  let (leftMean, rightMean) = (left.reduce(0, +) / count, right.reduce(0, +) / count)
  var (products, leftSquares, rightSquares) = (Decimal(0), Decimal(0), Decimal(0))
  for (a, b) in zip(left, right) {
    let (x, y) = (a - leftMean, b - rightMean)
    products += x * y
    leftSquares += x * x
    rightSquares += y * y
  }
  guard leftSquares > 0, rightSquares > 0 else { return nil }
  // The root is the only step that decimals cannot do; square roots of doubles are exactly rounded on every machine.
  let spread = (double(leftSquares) * double(rightSquares)).squareRoot()
  guard spread > 0, spread.isFinite else { return nil }
  let thousandths = (double(products) / spread * 1000).rounded(.toNearestOrAwayFromZero)
  return Decimal(Int(max(-1000, min(1000, thousandths)))) / 1000
}

private func double(_ decimal: Decimal) -> Double { Double(decimal.description) ?? .nan }
