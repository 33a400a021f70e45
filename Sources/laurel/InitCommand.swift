// laurel init: a new portal.

import ArgumentParser
import Site

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new portal with starter content and the standard theme.")

  @Argument(help: "The folder to make; it must be new or empty.")
  var folder: String

  func run() throws {
    let written: Result<Int, StarterPortal.Refusal>
    do {
      written = try StarterPortal.write(to: folder)
    } catch {
      Terminal.complain("could not \(error.operation) \(error.path): \(error.reason)")
      throw Status.environment
    }
    switch written {
    case .success(let count):
      Terminal.write(
        "Made a portal of \(count) files in \(folder).\nNext: cd \(folder) && laurel serve, then open the address it prints\n"
      )
    case .failure(.notEmpty(let folder)):
      Terminal.complain("\(folder) holds files already; name a new folder, and nothing is overwritten")
      throw Status.faulty
    case .failure(.noFolder(let folder)):
      Terminal.complain("\(folder) is no folder; name a new one")
      throw Status.faulty
    }
  }
}
