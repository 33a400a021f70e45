// The options that `build` and `check` share.

import ArgumentParser
import Content
import Markdown
import Schema
import Site

struct PortalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder of the entries and site.yaml.", valueName: "folder"))
  var content = "content"

  @Option(help: ArgumentHelp("Folder of the theme and the content types.", valueName: "folder"))
  var templates = "templates"

  @Option(help: ArgumentHelp("Folder that the site is written into.", valueName: "folder"))
  var output = "site"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the portal will be; wins over site.yaml.", valueName: "url"))
  var baseURL: String?

  @Option(help: "The edition: all leaves out entries with \"visibility: team\", team keeps them.")
  var audience: Audience = .all

  @Flag(help: "Publish drafts too.")
  var drafts = false

  @Flag(help: "Publish entries before their publish_on day too.")
  var future = false

  @Option(help: ArgumentHelp("The day to build for; default is today (UTC).", valueName: "yyyy-mm-dd"))
  var today: Day?

  @Flag(help: "Link to files by name (stories/index.html), for a file share that no web server serves.")
  var portable = false

  @Flag(help: "Let warnings keep the site from being published.")
  var strict = false

  @Option(help: "How to report: human or json.")
  var format: ReportFormat = .human

  @Option(
    help: ArgumentHelp("How many processes may work at a time; default is one a processor.", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Say nothing unless something is wrong.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    guard let baseURL else { return }
    if let fault = BaseURL.fault(in: baseURL) {
      throw ValidationError(
        "--base-url takes an address such as https://learning.example.com/; of the one given, \(fault)")
    }
  }

  func request(publishes: Bool) -> BuildRequest {
    BuildRequest(
      folders: PortalFolders(content: content, templates: templates, output: output),
      selection: Selection(
        audience: audience, today: today ?? Terminal.today, includesDrafts: drafts, includesFuture: future),
      baseURL: baseURL, isPortable: portable, isStrict: strict, publishes: publishes,
      jobs: jobs ?? Cores.online, workerCommand: .ownExecutable)
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case human, json }

extension Audience: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}
