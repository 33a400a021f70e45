// laurel new: a new entry, ready to be filled in.

import ArgumentParser
import Diagnostics
import Schema
import Site

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new entry with all its fields, ready to be filled in.",
    discussion: "Example: laurel new story \"Fewer raised voices at Pier 2\"")

  @Argument(help: "The content type, such as story.")
  var type: String

  @Argument(help: "The title, in quotes.")
  var title: String

  @Option(help: ArgumentHelp("Folder of the entries and site.yaml.", valueName: "folder"))
  var content = "content"

  @Option(help: ArgumentHelp("Folder of the theme and the content types.", valueName: "folder"))
  var templates = "templates"

  @Option(help: ArgumentHelp("The day to write into it; default is today (UTC).", valueName: "yyyy-mm-dd"))
  var today: Day?

  func run() throws {
    let created: Result<NewEntry.Created, NewEntry.Refusal>
    do {
      created = try NewEntry.write(
        type: type, title: title, today: today ?? Terminal.today,
        folders: PortalFolders(content: content, templates: templates))
    } catch {
      Terminal.complain("could not \(error.operation) \(error.path): \(error.reason)")
      throw Status.environment
    }
    switch created {
    case .success(let entry): report(entry)
    case .failure(let refusal): throw explained(refusal)
    }
  }

  private func report(_ entry: NewEntry.Created) {
    var text = "Wrote \(entry.path)\n"
    if !entry.placeholders.isEmpty { text += "Fill in:\n" }
    for placeholder in entry.placeholders { text += "  \(entry.path):\(placeholder.line)  \(placeholder.field)\n" }
    Terminal.write(text + "Then run laurel build. The fields are explained by: laurel explain \(type)\n")
  }

  private func explained(_ refusal: NewEntry.Refusal) -> any Error {
    switch refusal {
    case .unknownType(_, known: []):
      Terminal.complain(
        "there are no content types in \(templates)/types, so this is no portal; change into the portal's folder, "
          + "or make a new portal with: laurel init my-portal")
      return Status.usage
    case .unknownType(let name, let known):
      let hint = didYouMean(name, among: known) ?? "there are: " + known.joined(separator: ", ")
      Terminal.complain("there is no content type called \"\(name)\"; \(hint)")
      return Status.usage
    case .unusableTitle(let title, let reason):
      Terminal.complain("the title \"\(title)\" \(reason)")
      return Status.usage
    case .exists(let path):
      Terminal.complain("\(path) is there already, and is not overwritten")
    case .model(let diagnostics):
      Terminal.write(TerminalPrinter(usesColour: Terminal.usesColour(.error)).text(diagnostics) + "\n", to: .error)
    }
    return Status.faulty
  }
}
