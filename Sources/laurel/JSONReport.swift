// The one JSON document that `--format json` prints.

import Diagnostics
import Site

enum JSONReport {
  static func text(of report: BuildReport) -> String {
    let published: JSONValue =
      report.published.map { counts in
        .object([
          ("created", .integer(counts.created)), ("changed", .integer(counts.changed)),
          ("unchanged", .integer(counts.unchanged)), ("removed", .integer(counts.removed)),
        ])
      } ?? .null
    return JSONPrinter.text(
      report.diagnostics,
      extra: [
        ("entries", .integer(report.entries)), ("pages", .integer(report.pages)), ("published", published),
      ])
  }

  static func text(of failure: DiskFailure) -> String {
    JSONPrinter.text(
      [],
      extra: [
        (
          "failure",
          .object([
            ("operation", .string(failure.operation)), ("path", .string(failure.path)),
            ("reason", .string(failure.reason)),
          ])
        )
      ])
  }
}
