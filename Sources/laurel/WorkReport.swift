// What `--explain` and `--profile` print of a build.

import Diagnostics
import Site

enum WorkReport {
  /// One line a file that was made anew, with the reason.
  static func explanation(of report: BuildReport) -> String {
    let made = report.work.made
    guard !made.isEmpty else { return "No page had to be laid out.\n" }
    return made.map { VisibleText.line("\($0.file): \($0.reason)") + "\n" }.joined()
  }

  /// A table of the phases, then of what was slowest.
  static func profile(of report: BuildReport) -> String {
    let total = report.profile.phases.reduce(0) { $0 + $1.seconds }
    var rows = report.profile.phases.map { row($0.phase.rawValue, $0.seconds, count(of: $0.phase, report)) }
    rows.append(row("Together", total, ""))
    return (rows + slowest(of: report)).map { $0 + "\n" }.joined()
  }

  private static func count(of phase: BuildPhase, _ report: BuildReport) -> String {
    switch phase {
    case .parse: "\(report.work.parsed) of \(report.entries) entries read"
    case .render: "\(report.work.made.count) files made"
    case .publish: "\(report.published?.written ?? 0) files written"
    case .discover, .index, .verify: ""
    }
  }

  private static func slowest(of report: BuildReport) -> [String] {
    let made = report.work.made.sorted { $0.seconds > $1.seconds }
    guard !made.isEmpty else { return [] }
    let byTemplate = Dictionary(grouping: made) { $0.template ?? "(no template)" }
      .map { (name: $0.key, seconds: $0.value.reduce(0) { $0 + $1.seconds }, count: $0.value.count) }
      .sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    return ["", "Slowest templates (all their pages, on one core)"]
      + byTemplate.prefix(8).map { row($0.name, $0.seconds, SummaryLine.count($0.count, "page")) }
      + ["", "Slowest pages"] + made.prefix(8).map { row($0.file, $0.seconds, $0.template ?? "") }
  }

  private static func row(_ name: String, _ seconds: Double, _ remark: String) -> String {
    let microseconds = Int((seconds * 1_000_000).rounded())
    let time = "\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst()) ms"
    let name = VisibleText.line(name)
    return "  " + name + String(repeating: " ", count: max(1, 44 - name.count))
      + String(repeating: " ", count: max(0, 12 - time.count)) + time + (remark.isEmpty ? "" : "  " + remark)
  }
}
