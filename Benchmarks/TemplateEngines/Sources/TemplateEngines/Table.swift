// The result, as a table of Markdown.

import Foundation

struct Table {
  let measurements: [Measurement]
  let pageSize: Int
  let rounds: Int

  var text: String {
    let ours = measurements[0].render
    let rows = measurements.map { measurement in
      let ratio = tenths(Double(measurement.render) / Double(ours))
      return "| \(measurement.title) | \(micro(measurement.render)) | \(ratio) | \(micro(measurement.parse)) |"
    }
    return """
      | engine | a page, µs | times Laurel's | parsing the template, µs |
      |---|---:|---:|---:|
      \(rows.joined(separator: "\n"))

      One page of \(pageSize) bytes with 100 rows, the same from all three; median of \(rounds) rounds, taken in turns.
      """
  }

  /// Puts the table between the two marks of a document.
  func record(in file: URL) throws {
    let (start, end) = ("<!-- result -->\n", "<!-- end of result -->")
    let document = try String(contentsOf: file, encoding: .utf8)
    guard let first = document.range(of: start), let last = document.range(of: end) else {
      throw Failure(description: "\(file.lastPathComponent) has no marks to write between")
    }
    let text = document[..<first.upperBound] + self.text + "\n" + document[last.lowerBound...]
    try String(text).write(to: file, atomically: true, encoding: .utf8)
  }

  private func micro(_ nanoseconds: Int) -> String { tenths(Double(nanoseconds) / 1000) }

  private func tenths(_ number: Double) -> String { String(format: "%.1f", number) }
}
