// The measures as templates call them.

import Foundation
import Testing

@Suite struct MeasureFunctionsTests {
  /// What a page prints for an expression; nil when it does not build.
  private func printed(_ expression: String, currency: String = "EUR") throws -> String? {
    let portal = try SmallPortal().write(
      "{% extends \"base.html\" %}{% block main %}<h1>x</h1><p>[\(expression)]</p>{% end %}",
      to: "templates/program.html"
    ).replace(
      "fields:\n",
      with: """
        fields:
          costs: {kind: money, help: What it costs., example: 10 EUR}
          gains:
            kind: list of record
            help: What it gives.
            example: [{value: 10 EUR, attribution: 50, confidence: 50}]
            fields:
              value: {kind: money, help: How much., example: 10 EUR}
              attribution: {kind: percent, help: The share., example: 50}
              confidence: {kind: percent, help: How sure., example: 50}
              months: {kind: integer, help: How long., example: 12}

        """, in: "templates/types/program.yaml"
    ).replace(
      "status: published",
      with: """
        status: published
        costs: 96000 \(currency)
        gains:
          - {value: 200000 EUR, attribution: 60, confidence: 80}
          - {value: 90000 EUR, attribution: 50, confidence: 80, months: 24}
          - {value: 1000 EUR, attribution: 50}
        """, in: "content/programs/calm.md"
    ).build()
    guard let page = portal.output("programs/calm/index.html") else {
      return portal.messages.joined(separator: "; ")
    }
    guard let start = page.range(of: "<p>["), let end = page.range(of: "]</p>") else { return nil }
    return String(page[start.upperBound..<end.lowerBound])
  }

  @Test(arguments: [
    (
      "{{ page.gains | adjusted_benefit(value, attribution: attribution, confidence: confidence) | money(0) }}",
      "€132,000"
    ),
    (
      "{% let b = page.gains | adjusted_benefit(value, attribution, confidence) %}{{ return_on_investment(b, page.costs) | percent }}",
      "37.5%"
    ),
    (
      "{% let b = page.gains | adjusted_benefit(value, attribution, confidence) %}{{ benefit_cost_ratio(b, page.costs) | number }}",
      "1.375"
    ),
    (
      "{% let b = page.gains | adjusted_benefit(value, attribution, confidence) %}{{ payback_months(b, page.costs) | number(1) }}",
      "8.7"
    ),
    (
      "{{ page.gains | adjusted_benefit(value, attribution, confidence, months: months) | money(0) }}", "€114,000"
    ),
    ("{{ return_on_investment(350000, 200000) | percent }}", "75%"),
    ("{{ payback_months(350000, 200000) | number(2) }}", "6.86"),
    ("{{ benefit_cost_ratio(350000, costs: 200000) | number(2) }}", "1.75"),
    (
      "{{ return_on_investment(page.gains | reject(value: page.costs) | take(0) | adjusted_benefit(value, attribution, confidence), page.costs) | percent }}",
      ""
    ),
    ("{{ attainment(1.9, baseline: 2.4, target: 1.5) | percent(0) }}", "56%"),
    ("{{ attainment(1, 2, 2) | percent }}", ""),
    ("{{ completion(368, whole: 400) | percent }}", "92%"),
    ("{{ gain(52, after: 76, maximum: 100) | percent }}", "50%"),
    ("{{ net_promoter_score(60, passives: 25, detractors: 15) | signed }}", "+45"),
    ("{{ difference_in_differences(86, 92, control_before: 85, control_after: 87) | signed }}", "+4"),
    ("{{ correlation(page.gains | map(attribution), page.gains | map(confidence)) | number }}", ""),
  ])
  func measuresPrint(_ expression: String, _ text: String) throws {
    #expect(try printed(expression) == text)
  }

  @Test func currenciesAreNotMixed() throws {
    let sum = "page.gains | adjusted_benefit(value, attribution, confidence)"
    let message = try printed("{{ benefit_cost_ratio(\(sum), page.costs) | number }}", currency: "GBP")
    #expect(message?.hasPrefix("T062") ?? false, "\(message ?? "")")
  }
}
