// laurel audit: what is to be done on a portal next.

import ArgumentParser
import Content
import Diagnostics
import Markdown
import Parallel
import Schema
import Site

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "List what is to be done next: consents, reviews, dates, drafts, gaps.",
    discussion: """
      Builds the portal in memory and writes no site. What is asked of a content type besides is declared with it, under \
      "audit:" in templates/types.
      """)

  @Option(help: ArgumentHelp("Folder of the entries and site.yaml.", valueName: "folder"))
  var content = "content"

  @Option(help: ArgumentHelp("Folder of the theme and the content types.", valueName: "folder"))
  var templates = "templates"

  @Option(help: "The edition to look at: team has everything, all leaves out entries with \"visibility: team\".")
  var audience: Audience = .team

  @Option(help: ArgumentHelp("The day to look from; default is today (UTC).", valueName: "yyyy-mm-dd"))
  var today: Day?

  @Option(
    help: ArgumentHelp("How many days to look ahead; default is 30, and 90 for consents.", valueName: "days"))
  var within: Int?

  @Option(help: "How to report: human or json.")
  var format: ReportFormat = .human

  func validate() throws {
    if let within, !(0...3660).contains(within) {
      throw ValidationError("--within takes a number of days, 0 to 3660")
    }
  }

  private var day: Day { today ?? Terminal.today }

  func run() throws {
    let request = BuildRequest(
      folders: PortalFolders(content: content, templates: templates),
      selection: Selection(audience: audience, today: day), publishes: false,
      markdown: MarkdownStage(workers: MarkdownWorkers(command: .ownExecutable, jobs: Parallel.cores)))
    let report: AuditReport
    do {
      report = try Audit.run(request, within: within)
    } catch {
      if format == .json { Terminal.write(JSONReport.text(of: error)) }
      Terminal.complain("could not \(error.operation) \(error.path): \(error.reason)")
      throw Status.environment
    }
    switch format {
    case .json: Terminal.write(json(report))
    case .human: write(report)
    }
    Terminal.end(report.diagnostics.hasErrors ? Status.faulty.rawValue : 0)
  }

  private func write(_ report: AuditReport) {
    for section in report.sections {
      var text = VisibleText.line("\(section.title) (\(section.items.count))") + "\n"
      for item in section.items { text += "  " + line(item) + "\n" }
      Terminal.write(text + "\n")
    }
    let errors = report.diagnostics.filter(\.isError)
    guard errors.isEmpty else {
      Terminal.write(TerminalPrinter(usesColour: Terminal.usesColour(.error)).text(errors) + "\n", to: .error)
      return
    }
    let what = report.count == 0 ? "Nothing to do" : SummaryLine.count(report.count, "thing") + " to do"
    Terminal.write("\(what) on \(day.iso).\n")
  }

  private func line(_ item: AuditItem) -> String {
    let place = item.place.line > 0 ? "\(item.place.path):\(item.place.line)" : item.place.path
    return VisibleText.line("\(place)  \(item.title): \(item.words)" + (item.day.map { "  \($0.iso)" } ?? ""))
  }

  private func json(_ report: AuditReport) -> String {
    let sections = report.sections.map { section -> JSONValue in
      .object([
        ("id", .string(section.id)), ("title", .string(section.title)), ("count", .integer(section.items.count)),
        ("items", .array(section.items.map(value))),
      ])
    }
    return JSONPrinter.text(
      report.diagnostics,
      extra: [
        ("today", .string(day.iso)), ("audience", .string(audience.rawValue)),
        ("within", within.map(JSONValue.integer) ?? .null), ("count", .integer(report.count)),
        ("sections", .array(sections)),
      ])
  }

  private func value(_ item: AuditItem) -> JSONValue {
    .object([
      ("file", .string(item.place.path)), ("line", item.place.line > 0 ? .integer(item.place.line) : .null),
      ("title", .string(item.title)), ("what", .string(item.words)),
      ("date", item.day.map { .string($0.iso) } ?? .null),
    ])
  }
}
