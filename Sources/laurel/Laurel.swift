// The command line: one file a command. Exit status: 0 done; 1 errors in content or templates, nothing published;
// 64 wrong usage; 74 the environment failed.

import ArgumentParser
import Markdown
import Site

@main
enum Main {
  /// A worker process starts many times in a build, so it does not wait for the command line to be read.
  static func main() async {
    if let status = MarkdownWorker.run(CommandLine.arguments) { Terminal.end(status) }
    guard var command = namedCommand() else { return await Laurel.main() }
    do {
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      Laurel.exit(withError: error)
    }
  }

  /// The command that the first argument names, if all others are right. Making the whole tree of commands, which only help
  /// and complaints need, takes a millisecond.
  private static func namedCommand() -> (any ParsableCommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.first,
      let command = Laurel.configuration.subcommands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    return try? command.parse(Array(arguments.dropFirst()))
  }
}

struct Laurel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laurel",
    abstract: "Builds the internal portal of a learning and development team, and checks everything in it.",
    discussion: """
      Start with "laurel init my-portal", then "laurel serve" in that folder, and open the address it prints. \
      "laurel explain" tells about content types, their fields, template filters and every message.
      """,
    version: EngineVersion.number,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, InitCommand.self,
      AuditCommand.self, TakedownCommand.self, ExplainCommand.self,
    ])
}

/// Statuses of sysexits.h and our own.
enum Status {
  /// Errors in content or templates.
  static let faulty = ExitCode(1)
  static let usage = ExitCode(64)
  /// Disk full, no permission.
  static let environment = ExitCode(74)
}
