// laurel explain: what a code, a content type, a field or a filter is, from the same tables that the checks use.

import ArgumentParser
import Site

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a message's code, a content type, a field, or a template filter.",
    discussion: """
      laurel explain C012             a message
      laurel explain story            a content type and its fields
      laurel explain story.program    one field
      laurel explain filter sort      a filter or function of templates
      laurel explain                  what there is to explain
      """)

  @Argument(help: "A code, TYPE, TYPE.FIELD, or \"filter NAME\".")
  var topic: [String] = []

  @Option(help: ArgumentHelp("Folder of the theme and the content types.", valueName: "folder"))
  var templates = "templates"

  func run() throws {
    let answer: Result<String, Explanation.Unknown>
    do {
      answer = try Explanation.of(topic, templates: templates)
    } catch {
      Terminal.complain("could not \(error.operation) \(error.path): \(error.reason)")
      throw Status.environment
    }
    switch answer {
    case .success(let text): Terminal.write(text.hasSuffix("\n") ? text : text + "\n")
    case .failure(let unknown):
      Terminal.complain("\(unknown.message)")
      throw Status.usage
    }
  }
}
