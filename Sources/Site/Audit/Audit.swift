// `laurel audit`: what somebody who looks after a portal needs to do next. 1. The portal is built in memory, as for a check.
// 2. What every portal has is looked up: consents, reviews, dates, drafts. 3. The types' own rules are asked of each entry.

import Content
package import Diagnostics
package import Schema

package enum Audit {
  /// - Parameters:
  ///   - request: of a build that publishes nothing.
  ///   - within: how many days to look ahead; nil for 30, and 90 for consents.
  package static func run(_ request: BuildRequest, within: Int?) throws(DiskFailure) -> AuditReport {
    let report = try Build.run(request)
    guard let finished = report.finished else { return AuditReport(sections: [], diagnostics: report.diagnostics) }
    let calendar = AuditCalendar(
      portal: finished.portal, selection: request.selection, within: within ?? 30, consentsWithin: within ?? 90)
    let rules = AuditRules(finished.site)
    let sections =
      [calendar.consents, calendar.reviews, calendar.expiring, calendar.appearing, calendar.drafts]
      + rules.sections + [Credits.section(finished.site.library)]
    return AuditReport(
      sections: sections.filter { !$0.items.isEmpty },
      diagnostics: (report.diagnostics + rules.diagnostics).sortedForReport())
  }
}

/// What is to be done, the most urgent first.
package struct AuditReport: Sendable {
  /// Only those that hold something.
  package let sections: [AuditSection]
  /// What a check of the portal says.
  package let diagnostics: [Diagnostic]

  package var count: Int { sections.reduce(0) { $0 + $1.items.count } }
}

/// Things of one sort.
package struct AuditSection: Sendable {
  /// For programs, which go on working when the title is worded better: `reviews`, or the name of a type.
  package let id: String
  package let title: String
  /// The earliest first; those without a day behind them.
  package let items: [AuditItem]

  init(_ id: String, _ title: String, _ items: [AuditItem]) {
    self.id = id
    self.title = title
    self.items = items.sorted { left, right in
      let (a, b) = (left.day?.daysSince1970 ?? .max, right.day?.daysSince1970 ?? .max)
      return (a, left.place.path, left.place.offset) < (b, right.place.path, right.place.offset)
    }
  }
}

/// One thing to do.
package struct AuditItem: Sendable {
  /// Where to do it.
  package let place: Place
  /// The entry's title.
  package let title: String
  /// What is the matter, as the end of a line: `review is overdue by 12 days`.
  package let words: String
  /// The day it is about, if there is one.
  package let day: Day?

  init(_ entry: Entry, at span: Span?, _ words: String, _ day: Day? = nil) {
    place = span.map { Place($0, in: entry.source) } ?? Place(file: entry.source.path)
    title = entry.text(of: .title)
    self.words = words
    self.day = day
  }
}
