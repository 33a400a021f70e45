// How far a figure has come, and how many took part.

package import FoundationEssentials

/// How much of the way from a baseline to a target has been made, in percent: (actual - baseline) / (target - baseline) x 100. It holds
/// for figures that should rise and for those that should fall; below 0 the figure went the wrong way, above 100 it passed the target.
/// - Returns: nil when target and baseline are equal.
package func attainment(actual: Decimal, baseline: Decimal, target: Decimal) -> Decimal? {
  target == baseline ? nil : (actual - baseline) * 100 / (target - baseline)
}

/// A part in percent of the whole: completed of enrolled (completion), learners of headcount (reach).
/// - Returns: nil unless 0 <= part <= whole and whole is above zero.
package func share(_ part: Decimal, of whole: Decimal) -> Decimal? {
  whole > 0 && part >= 0 && part <= whole ? part * 100 / whole : nil
}

/// Normalised gain in percent: (after - before) / (maximum - before) x 100, how much of what could still be learned was learned.
///
/// Source: Hake, R. R. (1998), "Interactive-engagement versus traditional methods", American Journal of Physics 66.
/// - Returns: nil when there was nothing left to gain, or a score is above the maximum.
package func normalisedGain(before: Decimal, after: Decimal, maximum: Decimal) -> Decimal? {
  before < maximum && after <= maximum ? (after - before) * 100 / (maximum - before) : nil
}

/// Net promoter score, -100 to 100: the percentage of answers 9 and 10 less that of 0 to 6, on the question how likely one is to
/// recommend something, from 0 to 10.
///
/// Source: Reichheld, F. F. (2003), "The One Number You Need to Grow", Harvard Business Review.
/// - Returns: nil when nobody answered, or a count is negative.
package func netPromoterScore(promoters: Int, passives: Int, detractors: Int) -> Decimal? {
  guard promoters >= 0, passives >= 0, detractors >= 0 else { return nil }
  let answers = Decimal(promoters) + Decimal(passives) + Decimal(detractors)
  return answers > 0 ? (Decimal(promoters) - Decimal(detractors)) * 100 / answers : nil
}
