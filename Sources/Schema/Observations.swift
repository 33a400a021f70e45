// What was measured: the columns of a data file as authors write them, and the records that templates see of its rows and
// of readers' answers.

/// A column of content/data/*.csv.
package enum SeriesColumn: String, Sendable, CaseIterable {
  /// Whose figure it is: the slug of an entry.
  case subject = "metric"
  case period, value, n, group, numerator, denominator, plan, arm

  package var isRequired: Bool {
    switch self {
    case .subject, .period, .value, .n: true
    case .group, .numerator, .denominator, .plan, .arm: false
    }
  }

  /// One sentence for authors.
  package var help: String {
    switch self {
    case .subject: "The short name of the page that shows the figure."
    case .period: "The quarter, such as 2026-Q3."
    case .value: "The figure; empty while there is only a plan."
    case .n: "How many people or cases it is made of; groups need it, because small ones are hidden."
    case .group: "The group it is about; empty for the whole."
    case .numerator: "What the value was divided from, to check it."
    case .denominator: "What the value was divided by."
    case .plan: "The figure that was planned."
    case .arm: "treated or control, where one group is compared with another."
    }
  }

  /// As it may stand in a row.
  var example: String {
    switch self {
    case .subject: "on-time-share"
    case .period: "2026-Q3"
    case .value: "91.0"
    case .n: "1472"
    case .group: "Piers 1 and 2"
    case .numerator, .denominator, .plan: ""
    case .arm: "treated"
    }
  }
}

/// Which side of a comparison an observation is of.
package enum Arm: String, Sendable, Hashable, CaseIterable {
  case treated, control

  package var choice: Choice { Choice(id: rawValue, label: self == .treated ? "Treated" : "Control") }
}

/// What one side of a comparison is drawn as: one line.
package enum ArmLine: Sendable, Hashable {
  /// The figures of the side as a whole.
  case whole
  /// Those of its only group.
  case group(String)

  /// - Parameter groups: of each figure of the side; nil for one of the whole.
  /// - Returns: nil where there are no figures, or those of several groups, of which no one stands for the side (D025).
  package init?(of groups: some Sequence<String?>) {
    var only: String?
    var isOne = true
    for group in groups {
      guard let group else {
        self = .whole
        return
      }
      if let only, only != group { isOne = false }
      only = only ?? group
    }
    guard isOne, let only else { return nil }
    self = .group(only)
  }
}

/// The slots of an observation, in order. A suppressed one has no value, no n, no numerator and no denominator, so that no
/// template can show them.
package enum ObservationSlot: Int, Sendable, CaseIterable {
  case period, group, arm, value, n, numerator, denominator, plan, suppressed

  var slot: Slot {
    switch self {
    case .period: Slot("period", .period, help: "The quarter.")
    case .group: Slot("group", .text, optional: true, help: "The group it is about; absent for the whole.")
    case .arm:
      Slot("arm", .choice(Arm.allCases.map(\.choice)), optional: true, help: "treated or control, in a comparison.")
    case .value: Slot("value", .decimal, optional: true, help: "The figure; absent when it is suppressed.")
    case .n: Slot("n", .integer, optional: true, help: "How many people or cases it is made of.")
    case .numerator: Slot("numerator", .integer, optional: true, help: "What the value was divided from.")
    case .denominator: Slot("denominator", .integer, optional: true, help: "What the value was divided by.")
    case .plan: Slot("plan", .decimal, optional: true, help: "The figure that was planned.")
    case .suppressed:
      Slot(
        "suppressed", .boolean,
        help: "True when it is hidden because it, or another one that it would give away, is of too few.")
    }
  }
}

extension BuiltInShape {
  /// The record of a quarter for which nothing has come in.
  package static func observation(lackingIn quarter: Value) -> Record {
    Record(
      shape: BuiltInShape.observation.id,
      slots: ObservationSlot.allCases.map { slot in
        switch slot {
        case .period: quarter
        case .suppressed: .boolean(false)
        default: .none
        }
      })
  }
}

/// The slots of what readers answered about a page, in order. Below the minimum all but the last are absent.
package enum AnswersSlot: Int, Sendable, CaseIterable {
  case useful, notUseful, responses, rating, suppressed

  var slot: Slot {
    switch self {
    case .useful: Slot("useful", .integer, optional: true, help: "How many found it useful.")
    case .notUseful: Slot("not_useful", .integer, optional: true, help: "How many did not.")
    case .responses: Slot("responses", .integer, optional: true, help: "How many answered anything.")
    case .rating: Slot("rating", .decimal, optional: true, help: "The mean of the ratings, to one decimal.")
    case .suppressed: Slot("suppressed", .boolean, help: "True when too few answered to say what.")
    }
  }
}
