// laurel build, laurel check.

import ArgumentParser
import Diagnostics
import Site

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Check everything, and write the site if nothing is wrong.")

  @OptionGroup var options: PortalOptions

  func run() throws { try ReportedBuild(options: options, publishes: true).run() }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check everything, and write no site.")

  @OptionGroup var options: PortalOptions

  func run() throws { try ReportedBuild(options: options, publishes: false).run() }
}

/// One build with what is said about it.
private struct ReportedBuild {
  let options: PortalOptions
  let publishes: Bool

  func run() throws {
    let started = Terminal.seconds
    let progress = ProgressLine(isShown: !options.quiet && options.format == .human && Terminal.isTerminal(.error))
    let report: BuildReport
    do {
      report = try Build.run(options.request(publishes: publishes)) { progress.show($0.rawValue) }
    } catch {
      progress.clear()
      throw failure(error)
    }
    progress.clear()
    for note in report.notes { Terminal.complain(note) }
    if options.explain { Terminal.write(WorkReport.explanation(of: report), to: .error) }
    if options.profile { Terminal.write(WorkReport.profile(of: report), to: .error) }
    switch options.format {
    case .json: Terminal.write(JSONReport.text(of: report))
    case .human: write(report, seconds: Terminal.seconds - started)
    }
    // What the report holds is not taken apart first.
    Terminal.end(isFaulty(report) ? Status.faulty.rawValue : 0)
  }

  private func isFaulty(_ report: BuildReport) -> Bool {
    report.diagnostics.hasErrors || (options.strict && !report.diagnostics.isEmpty)
  }

  private func write(_ report: BuildReport, seconds: Double) {
    let printer = TerminalPrinter(usesColour: Terminal.usesColour(.error))
    if !report.diagnostics.isEmpty { Terminal.write(printer.text(report.diagnostics) + "\n", to: .error) }
    guard !options.quiet else { return }
    Terminal.write(
      VisibleText.line(
        SummaryLine.text(
          of: report, isStrict: options.strict, publishes: publishes, output: options.output, seconds: seconds))
        + "\n"
    )
  }

  private func failure(_ failure: DiskFailure) -> any Error {
    if options.format == .json { Terminal.write(JSONReport.text(of: failure)) }
    let standing =
      failure.leavesMixture
      ? "A part of the site is new already; build again to complete it." : "The published site is as it was."
    Terminal.complain("could not \(failure.operation) \(failure.path): \(failure.reason). \(standing)")
    return Status.environment
  }
}

/// The one line at the end of a build.
enum SummaryLine {
  static func text(of report: BuildReport, isStrict: Bool, publishes: Bool, output: String, seconds: Double)
    -> String
  {
    let time = "in \(rounded(seconds)) s"
    let made = "\(count(report.pages, "page")) from \(count(report.entries, "entry", "entries"))"
    if report.diagnostics.hasErrors || (isStrict && !report.diagnostics.isEmpty) {
      return publishes ? "Nothing was published \(time); \(output)/ is as it was." : "Checked \(made) \(time)."
    }
    guard let published = report.published else {
      let verdict = report.diagnostics.isEmpty ? "all is well" : "nothing would keep it from being published"
      return "Checked \(made) \(time): \(verdict)."
    }
    if published.written == 0, published.removed == 0 { return "Built \(made) \(time): \(output)/ was up to date." }
    var parts = ["\(count(published.written, "file")) written"]
    if published.unchanged > 0 { parts.append("\(published.unchanged) unchanged") }
    if published.removed > 0 { parts.append("\(published.removed) removed") }
    return "Built \(made) \(time): \(parts.joined(separator: ", ")) in \(output)/."
  }

  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Two decimals.
  static func rounded(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

/// What is being done, on one line of a terminal that is cleared at the end.
struct ProgressLine {
  let isShown: Bool

  func show(_ text: String) { if isShown { Terminal.write("\r\u{1B}[2K\(text) …", to: .error) } }
  func clear() { if isShown { Terminal.write("\r\u{1B}[2K", to: .error) } }
}
