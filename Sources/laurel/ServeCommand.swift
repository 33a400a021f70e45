// laurel serve: builds, serves, and reloads the browser whenever something is saved.

import ArgumentParser
import DevServer
import Diagnostics
import Site

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the portal in a browser, and reload it whenever a file is saved.",
    discussion: """
      Builds into \(Preview.folder), never into the folder that is published. When something is wrong, the browser shows \
      what and where over the last good page. Ctrl-C ends it.
      """)

  @OptionGroup var source: SourceOptions

  @Option(help: "The port to serve on; 0 for any that is free.")
  var port: UInt16 = 4321

  @Option(
    help: ArgumentHelp(
      "The machine's address to serve on, in numbers. Other than 127.0.0.1, other machines can read the preview.",
      valueName: "address"))
  var host = "127.0.0.1"

  func validate() throws {
    guard Listener.isAddress(address) else {
      throw ValidationError("--host takes an address in numbers, such as 127.0.0.1 or 0.0.0.0, or localhost")
    }
  }

  private var address: String { host == "localhost" ? "127.0.0.1" : host }

  func run() async throws {
    let lock = try reserve()
    let listener = try listen()
    lock.announce(listener.rule.url)
    announce(listener.rule)
    let (source, markdown) = (source, source.markdown)
    let preview = Task {
      // The pages' own address, so that what is absolute in them leads to the preview.
      try await Preview.run(on: listener) {
        BuildRequest(
          folders: source.folders(output: Preview.folder), selection: source.selection, baseURL: listener.rule.url,
          jobs: source.cores, markdown: markdown)
      } tell: {
        ServeCommand.write($0)
      }
    }
    let interruption = Interruption {
      // The second time, somebody does not want to wait for a build to end.
      if preview.isCancelled { Interruption.exitNow() }
      preview.cancel()
    }
    defer {
      interruption.stop()
      withExtendedLifetime(lock) {}
    }
    do {
      try await preview.value
    } catch  where preview.isCancelled {
      return
    } catch {
      Terminal.complain("the preview ended: \(error)")
      throw Status.environment
    }
  }

  private func reserve() throws -> PreviewLock {
    do {
      return try PreviewLock(in: Preview.workFolder)
    } catch {
      let place = error.address.isEmpty ? "" : " at \(error.address)"
      Terminal.complain("a preview of this portal is running already\(place); end it with Ctrl-C first")
      throw Status.environment
    }
  }

  private func listen() throws -> Listener {
    do {
      return try Listener(address: address, port: port)
    } catch {
      Terminal.complain(ServeCommand.words(for: error))
      throw Status.environment
    }
  }

  private static func words(for failure: ListenFailure) -> String {
    switch failure {
    case .portTaken(let port):
      "port \(port) is in use, perhaps by another laurel serve; choose another with --port, or any with --port 0"
    case .noSuchAddress(let address): "this machine has no address \(address); leave out --host to use 127.0.0.1"
    case .notPermitted(let port): "the system does not let you use port \(port); choose one above 1023 with --port"
    case .other(let reason): "could not listen: \(reason)"
    }
  }

  private func announce(_ rule: HostRule) {
    if !rule.isLoopback {
      Terminal.complain(
        "warning: \(rule.address) can be reached from other machines, and everybody there can read what is not published"
      )
    }
    Terminal.write("Preview at \(rule.url)  (Ctrl-C ends it)\n")
  }

  private static func write(_ event: PreviewEvent) {
    switch event {
    case .failed(let failure):
      Terminal.complain(
        "could not \(failure.operation) \(failure.path): \(failure.reason). It is tried again every second.")
    case .built(let changed, let report, let isNew, let time):
      let printer = TerminalPrinter(usesColour: Terminal.usesColour(.error))
      if !report.diagnostics.isEmpty { Terminal.write(printer.text(report.diagnostics) + "\n", to: .error) }
      let line = RebuildLine.text(changed: changed, report: report, isNew: isNew, time: time)
      Terminal.write(VisibleText.line(line) + "\n")
    }
  }
}

/// The one line about a rebuild.
enum RebuildLine {
  static func text(changed: [String], report: BuildReport, isNew: Bool, time: Duration) -> String {
    let what = changed.isEmpty ? "The portal" : names(changed)
    let seconds = SummaryLine.rounded(time / .seconds(1))
    guard let published = report.published else {
      return "\(what): not built, in \(seconds) s; the browser shows what is wrong."
    }
    let built = "\(what): \(SummaryLine.count(report.pages, "page")) in \(seconds) s"
    guard isNew, published.written + published.removed > 0 else { return "\(built), nothing is different." }
    var parts = ["\(SummaryLine.count(published.written, "file")) written"]
    if published.removed > 0 { parts.append("\(published.removed) removed") }
    return "\(built), \(parts.joined(separator: ", "))."
  }

  /// The first few; a branch that was changed may bring thousands.
  private static func names(_ paths: [String]) -> String {
    paths.count <= 3 ? paths.joined(separator: ", ") : "\(paths[0]) and \(paths.count - 1) other files"
  }
}
