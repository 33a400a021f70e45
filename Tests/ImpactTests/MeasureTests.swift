// The measures against published and worked examples.

import Foundation
import Impact
import Testing

@Suite struct MeasureTests {
  private func rounded(_ value: Decimal?, _ places: Int) -> Decimal? {
    guard var value else { return nil }
    var result = Decimal()
    NSDecimalRound(&result, &value, places, .plain)
    return result
  }

  @Test func thePublishedVector() {
    #expect(benefitCostRatio(benefits: 350_000, costs: 200_000) == Decimal(string: "1.75"))
    #expect(returnOnInvestment(benefits: 350_000, costs: 200_000) == 75)
    #expect(rounded(paybackMonths(benefits: 350_000, costs: 200_000), 2) == Decimal(string: "6.86"))
  }

  @Test func theBusinessCaseOfTheDemo() {
    #expect(benefitCostRatio(benefits: 132_000, costs: 96_000) == Decimal(string: "1.375"))
    #expect(returnOnInvestment(benefits: 132_000, costs: 96_000) == Decimal(string: "37.5"))
    #expect(rounded(paybackMonths(benefits: 132_000, costs: 96_000), 1) == Decimal(string: "8.7"))
  }

  @Test func benefitsAreAdjustedExactly() {
    let benefits = [
      Benefit(value: 200_000, attribution: 60, confidence: 80),
      Benefit(value: 90_000, attribution: 50, confidence: 80),
      Benefit(value: Decimal(string: "0.10")!, attribution: 10, confidence: 10),
    ]
    #expect(adjustedBenefit(benefits) == Decimal(string: "132000.001"))
    #expect(adjustedBenefit([]) == nil, "no estimate is not an estimate of zero")
  }

  @Test func anInvestmentWithoutCostsHasNoReturn() {
    #expect(returnOnInvestment(benefits: 10, costs: 0) == nil)
    #expect(benefitCostRatio(benefits: 10, costs: -1) == nil)
    #expect(paybackMonths(benefits: 0, costs: 10) == nil)
    #expect(returnOnInvestment(benefits: 5, costs: 10) == -50)
    #expect(paybackMonths(benefits: 24, costs: 10, over: 24) == 10)
  }

  @Test(arguments: [
    ("82", "78", "85", "57.14"), ("1.9", "2.4", "1.5", "55.56"), ("70", "78", "85", "-114.29"),
    ("86", "78", "85", "114.29"),
    ("78", "78", "85", "0"),
  ])
  func attainmentInEitherDirection(actual: String, baseline: String, target: String, percent: String) throws {
    let value = attainment(
      actual: try #require(Decimal(string: actual)), baseline: try #require(Decimal(string: baseline)),
      target: try #require(Decimal(string: target)))
    #expect(rounded(value, 2) == Decimal(string: percent))
  }

  @Test func attainmentOfNoDistanceIsUndefined() {
    #expect(attainment(actual: 5, baseline: 7, target: 7) == nil)
  }

  @Test func sharesAreOfAWhole() {
    #expect(share(368, of: 400) == 92)
    #expect(share(1, of: 0) == nil)
    #expect(share(401, of: 400) == nil)
    #expect(share(-1, of: 400) == nil)
  }

  @Test func gainIsOfWhatWasLeftToLearn() {
    #expect(normalisedGain(before: 52, after: 76, maximum: 100) == 50)
    #expect(normalisedGain(before: 76, after: 52, maximum: 100) == -100)
    #expect(normalisedGain(before: 100, after: 100, maximum: 100) == nil)
    #expect(normalisedGain(before: 50, after: 101, maximum: 100) == nil)
  }

  @Test func promotersLessDetractors() {
    #expect(netPromoterScore(promoters: 60, passives: 25, detractors: 15) == 45)
    #expect(netPromoterScore(promoters: 0, passives: 0, detractors: 3) == -100)
    #expect(netPromoterScore(promoters: 0, passives: 0, detractors: 0) == nil)
    #expect(netPromoterScore(promoters: -1, passives: 2, detractors: 0) == nil)
  }

  @Test func differencesOfDifferences() {
    #expect(differenceInDifferences(treatedBefore: 86, treatedAfter: 92, controlBefore: 85, controlAfter: 87) == 4)
    #expect(differenceInDifferences(treatedBefore: 86, treatedAfter: 88, controlBefore: 85, controlAfter: 90) == -3)
  }

  /// Anscombe's quartet (1973): four pairs of 11 figures with one correlation, 0.816 (0.817 the fourth).
  @Test(arguments: [
    (
      [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
      "0.816"
    ),
    (
      [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
      "0.816"
    ),
    (
      [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8], [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
      "0.817"
    ),
  ])
  func correlationOfAnscombesQuartet(left: [Double], right: [Double], r: String) {
    let decimals = { (numbers: [Double]) in numbers.compactMap { Decimal(string: "\($0)") } }
    #expect(correlation(decimals(left), decimals(right)) == Decimal(string: r))
  }

  @Test func correlationNeedsEnoughPairsWithSpread() {
    let nine = (1...9).map { Decimal($0) }
    let ten = (1...10).map { Decimal($0) }
    #expect(correlation(nine, nine) == nil)
    #expect(correlation(ten, ten) == 1)
    #expect(correlation(ten, ten.map { -$0 }) == -1)
    #expect(correlation(ten, nine) == nil)
    #expect(correlation(ten, Array(repeating: 3, count: 10)) == nil)
  }
}
