// laurel takedown: everything that mentions a person, and what to do about each.

import ArgumentParser
import Content
import Diagnostics
import Markdown
import Parallel
import Schema
import Site

struct TakedownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "takedown", abstract: "List every line and every file of the site that mentions a person.",
    discussion: """
      Builds both editions in memory, as they are and as they will be once the person's consent is withdrawn, and changes \
      nothing. A surname alone is listed to be looked at; a first name alone, a nickname or a face in a picture is not found.
      Example: laurel takedown marta-oyelaran
      """)

  @Argument(help: "The person's slug, or their name in quotes.")
  var person: String

  @Option(help: ArgumentHelp("Folder of the entries and site.yaml.", valueName: "folder"))
  var content = "content"

  @Option(help: ArgumentHelp("Folder of the theme and the content types.", valueName: "folder"))
  var templates = "templates"

  @Option(help: ArgumentHelp("The day to build for; default is today (UTC).", valueName: "yyyy-mm-dd"))
  var today: Day?

  @Option(help: "How to report: human or json.")
  var format: ReportFormat = .human

  func run() throws {
    let answer: Result<TakedownReport, Takedown.Unknown>
    do {
      answer = try Takedown.run(
        person, folders: PortalFolders(content: content, templates: templates), today: today ?? Terminal.today,
        jobs: Parallel.cores,
        markdown: MarkdownStage(workers: MarkdownWorkers(command: .ownExecutable, jobs: Parallel.cores)))
    } catch {
      if format == .json { Terminal.write(JSONReport.text(of: error)) }
      Terminal.complain("could not \(error.operation) \(error.path): \(error.reason)")
      throw Status.environment
    }
    switch answer {
    case .failure(let unknown):
      let hint = unknown.hint.map { "; \($0)" } ?? ""
      Terminal.complain("nobody here is called \"\(person)\"\(hint)")
      throw Status.usage
    case .success(let report):
      switch format {
      case .json: Terminal.write(TakedownJSON.text(of: report))
      case .human: write(report)
      }
      Terminal.end(report.isWhole ? 0 : Status.faulty.rawValue)
    }
  }

  private func write(_ report: TakedownReport) {
    if !report.people.isEmpty { Terminal.write(TakedownText.text(of: report)) }
    guard !report.isWhole else { return }
    let printer = TerminalPrinter(usesColour: Terminal.usesColour(.error))
    Terminal.write(printer.text(report.diagnostics.filter(\.isError)) + "\n", to: .error)
    Terminal.complain("the site cannot be built, so its files were not all searched; mend the errors first")
  }
}

/// The report for people.
private enum TakedownText {
  static func text(of report: TakedownReport) -> String {
    var lines = [report.names.joined(separator: ", "), ""]
    for person in report.people { lines += withdrawal(of: person, today: report.today) }
    let byHand = report.sources.filter(\.isByHand)
    lines += section("Edit by hand", byHand, ifNone: "Nothing has to be edited by hand.")
    let alone = report.sources.filter { !$0.isByHand && !$0.isInDoubt }
    let isOut = report.people.allSatisfy { $0.withdrawn != nil }
    let title = isOut ? "These are left out of every build" : "These go by themselves with the next build"
    if !alone.isEmpty { lines += section(title, alone, ifNone: "") }
    let inDoubt = report.sources.filter(\.isInDoubt)
    if !inDoubt.isEmpty { lines += section("Look at these: a surname alone, perhaps theirs", inDoubt, ifNone: "") }
    lines += outputs(of: report)
    lines.append(
      "A first name alone, a nickname or a face in a picture is not found, and what was mailed, printed or copied is not here."
    )
    return lines.map { VisibleText.line($0) + "\n" }.joined()
  }

  private static func withdrawal(of person: KnownPerson, today: Day) -> [String] {
    let file = person.entry.source.path
    let line = Place(person.span, in: person.entry.source).line
    if person.hasEntry, let day = person.withdrawn {
      return ["Consent is withdrawn since \(day.iso): \(file):\(line)", ""]
    }
    if person.hasEntry {
      return [
        "Write into \(file), in the consent at line \(line):", "    withdrawn: \(today.iso)",
        "Keep the file: with that line in it, every build makes sure that nothing names them.", "",
      ]
    }
    return ["Take out the record with their consent: \(file):\(line)", ""]
  }

  private static func section(_ title: String, _ mentions: [SourceMention], ifNone: String) -> [String] {
    guard !mentions.isEmpty else { return [ifNone, ""] }
    return ["\(title) (\(mentions.count))"] + mentions.map { "  " + line($0) } + [""]
  }

  private static func line(_ mention: SourceMention) -> String {
    let place = mention.place
    let remark = remark(mention.sort)
    guard place.line > 0 else { return "\(place.path)  \(remark ?? "the name of the file")" }
    let text = place.excerpt.drop { $0 == " " || $0 == "\t" }
    return "\(place.path):\(place.line):\(place.column)  \(text)" + (remark.map { "  (\($0))" } ?? "")
  }

  private static func remark(_ sort: SourceMention.Sort) -> String? {
    switch sort {
    case .photo: "their picture; delete it, too"
    case .quotation: "the name goes, the words of the entry stay"
    case .entry, .reference, .text, .surname: nil
    }
  }

  /// Each file once, with the edition that has it if not both have.
  private static func outputs(of report: TakedownReport) -> [String] {
    let remaining = Set(report.editions.flatMap { $0.remaining.map(\.path) })
    let editions = Dictionary(
      report.editions.flatMap { edition in edition.outputs.map { ($0.path, [edition.audience.rawValue]) } },
      uniquingKeysWith: +)
    var seen: Set<String> = []
    let outputs = report.editions.flatMap(\.outputs).filter { seen.insert($0.path).inserted }
    guard !outputs.isEmpty else { return ["No file of the site mentions them.", ""] }
    let files =
      SummaryLine.count(outputs.count, "file") + " of the site " + (outputs.count == 1 ? "mentions" : "mention")
    let stay =
      remaining.isEmpty
      ? "none of which stays with the next build"
      : "\(remaining.count) of which \(remaining.count == 1 ? "stays" : "stay") unless edited by hand"
    let lines = outputs.map { output in
      let names = editions[output.path] ?? []
      let only = names.count == 1 ? ["the edition \(names[0]) only"] : []
      let remarks = [count(output)] + only + ["from \(output.origin)"]
      return
        "  \(remaining.contains(output.path) ? "stays" : "goes ")  \(output.path)  (\(remarks.joined(separator: ", ")))"
    }
    return ["\(files) them, \(stay)"] + lines + [""]
  }

  private static func count(_ output: OutputMention) -> String {
    let places = output.count > 0 ? [SummaryLine.count(output.count, "place")] : []
    return (places + (output.isInPath ? ["in its address"] : [])).joined(separator: ", ")
  }
}

/// The report for programs.
private enum TakedownJSON {
  static func text(of report: TakedownReport) -> String {
    JSONPrinter.text(
      report.isWhole ? [] : report.diagnostics,
      extra: [
        ("names", .array(report.names.map(JSONValue.string))),
        ("consents", .array(report.people.map { consent($0, today: report.today) })),
        ("sources", .array(report.sources.map(source))),
        ("outputs", .array(report.editions.flatMap(outputs))),
      ])
  }

  private static func consent(_ person: KnownPerson, today: Day) -> JSONValue {
    let line = Place(person.span, in: person.entry.source).line
    return .object([
      ("file", .string(person.entry.source.path)), ("line", .integer(line)),
      ("own_entry", .boolean(person.hasEntry)),
      ("withdrawn", person.withdrawn.map { .string($0.iso) } ?? .null),
      (
        "write",
        person.hasEntry && person.withdrawn == nil ? .string("withdrawn: \(today.iso)") : .null
      ),
    ])
  }

  private static func source(_ mention: SourceMention) -> JSONValue {
    let place = mention.place
    return .object([
      ("file", .string(place.path)), ("line", place.line > 0 ? .integer(place.line) : .null),
      ("column", place.line > 0 ? .integer(place.column) : .null), ("text", .string(place.excerpt)),
      ("sort", .string(mention.sort.rawValue)), ("by_hand", .boolean(mention.isByHand)),
    ])
  }

  private static func outputs(_ edition: EditionMentions) -> [JSONValue] {
    let remaining = Set(edition.remaining.map(\.path))
    return edition.outputs.map { output in
      .object([
        ("edition", .string(edition.audience.rawValue)), ("file", .string(output.path)),
        ("places", .integer(output.count)), ("in_path", .boolean(output.isInPath)),
        ("made_from", .string(output.origin)), ("stays", .boolean(remaining.contains(output.path))),
      ])
    }
  }
}
