// The options that `build` and `check` share, and those of them that `serve` takes too.

import ArgumentParser
import Content
import Markdown
import Parallel
import Schema
import Site

/// Where a portal lies, and which of its entries are published.
struct SourceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder of the entries and site.yaml.", valueName: "folder"))
  var content = "content"

  @Option(help: ArgumentHelp("Folder of the theme and the content types.", valueName: "folder"))
  var templates = "templates"

  @Option(help: "The edition: all leaves out entries with \"visibility: team\", team keeps them.")
  var audience: Audience = .all

  @Flag(help: "Publish drafts too.")
  var drafts = false

  @Flag(help: "Publish entries before their publish_on day too.")
  var future = false

  @Option(help: ArgumentHelp("The day to build for; default is today (UTC).", valueName: "yyyy-mm-dd"))
  var today: Day?

  @Option(help: ArgumentHelp("How many cores to use; default is all.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up") }
  }

  var cores: Int { min(jobs ?? Parallel.cores, Parallel.most) }

  /// Parses Markdown in processes of this executable, which are kept from build to build.
  var markdown: MarkdownStage {
    MarkdownStage(workers: MarkdownWorkers(command: .ownExecutable, jobs: cores))
  }

  func folders(output: String) -> PortalFolders {
    PortalFolders(content: content, templates: templates, output: output)
  }

  var selection: Selection {
    Selection(
      audience: audience, today: today ?? Terminal.today, includesDrafts: drafts, includesFuture: future)
  }
}

struct PortalOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(help: ArgumentHelp("Folder that the site is written into.", valueName: "folder"))
  var output = "site"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the portal will be; wins over site.yaml.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Link to files by name (stories/index.html), for a file share that no web server serves.")
  var portable = false

  @Flag(help: "Let warnings keep the site from being published.")
  var strict = false

  @Flag(help: "Make everything anew, whatever earlier builds left in .laurel.")
  var clean = false

  @Flag(help: "Say why each page was laid out.")
  var explain = false

  @Flag(help: "Say where the time went.")
  var profile = false

  @Option(help: "How to report: human or json.")
  var format: ReportFormat = .human

  @Flag(help: "Say nothing unless something is wrong.")
  var quiet = false

  func validate() throws {
    guard let baseURL else { return }
    if let fault = BaseURL.fault(in: baseURL) {
      throw ValidationError(
        "--base-url takes an address such as https://learning.example.com/; of the one given, \(fault)")
    }
  }

  func request(publishes: Bool) -> BuildRequest {
    BuildRequest(
      folders: source.folders(output: output), selection: source.selection, baseURL: baseURL,
      isPortable: portable, isStrict: strict, publishes: publishes, isClean: clean, explains: explain,
      jobs: source.cores, markdown: source.markdown)
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case human, json }

extension Audience: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}
