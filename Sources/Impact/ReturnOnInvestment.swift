// What an investment in learning gives back. Amounts are exact decimals of one currency; the caller sees to that.
//
// Source: Phillips, J. J., "Return on Investment in Training and Performance Improvement Programs": benefits are adjusted for how much
// of them is due to the programme, and for how sure the estimate is, before they are set against fully loaded costs.

package import FoundationEssentials

/// One benefit of a programme, as estimated.
package struct Benefit: Sendable, Hashable {
  /// In money, over ``months``.
  package let value: Decimal
  /// The share that is due to the programme and nothing else, 0-100 %.
  package let attribution: Decimal
  /// How sure whoever estimated it is, 0-100 %.
  package let confidence: Decimal

  package init(value: Decimal, attribution: Decimal, confidence: Decimal) {
    self.value = value
    self.attribution = attribution
    self.confidence = confidence
  }

  /// value x attribution x confidence.
  package var adjusted: Decimal { value * attribution * confidence / 10_000 }
}

/// B: the sum of the adjusted benefits; nil when there are none, since no estimate is not an estimate of zero.
package func adjustedBenefit(_ benefits: [Benefit]) -> Decimal? {
  benefits.isEmpty ? nil : benefits.reduce(0) { $0 + $1.adjusted }
}

/// Benefit-cost ratio, B / C.
/// - Returns: nil when costs are not above zero.
package func benefitCostRatio(benefits: Decimal, costs: Decimal) -> Decimal? {
  costs > 0 ? benefits / costs : nil
}

/// Return on investment in percent, (B - C) / C x 100.
/// - Returns: nil when costs are not above zero.
package func returnOnInvestment(benefits: Decimal, costs: Decimal) -> Decimal? {
  costs > 0 ? (benefits - costs) * 100 / costs : nil
}

/// How many months it takes until the benefits have covered the costs, C / (B / months).
/// - Parameter months: over which the benefits come in, evenly.
/// - Returns: nil when benefits, costs or months are not above zero: what never pays back has no such month.
package func paybackMonths(benefits: Decimal, costs: Decimal, over months: Int = 12) -> Decimal? {
  benefits > 0 && costs > 0 && months > 0 ? costs * Decimal(months) / benefits : nil
}
