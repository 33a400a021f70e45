// `laurel explain`: finds what a topic means, and takes its words from the tables that the checks themselves use.

import Diagnostics
import HTML
import Schema
import Template

package enum Explanation {
  /// There is nothing of this name.
  package struct Unknown: Error, Sendable {
    package let message: String
  }

  /// - Parameter topic: `[]`, `["C012"]`, `["story"]`, `["story.program"]`, or `["filter", "sort"]`.
  package static func of(_ topic: [String], templates: String) throws(DiskFailure) -> Result<String, Unknown> {
    if topic.count == 2, ["filter", "function"].contains(topic[0]) { return function(topic[1]) }
    if topic.count == 1, let code = Code.named(topic[0]) { return .success(text(of: code)) }
    let folders = PortalFolders(templates: templates)
    let model = loadContentModel(try PortalFiles.types(in: folders)).model
    switch topic.count {
    case 0: return .success(overview(of: model))
    case 1: return subject(topic[0], in: model)
    default: return .failure(Unknown(message: "explain takes one topic: a code, TYPE, TYPE.FIELD, or filter NAME"))
    }
  }

  private static func subject(_ name: String, in model: ContentModel) -> Result<String, Unknown> {
    let path = name.split(separator: ".").map(String.init)
    guard let type = model.type(named: path.first ?? "") else { return .failure(unknown(name, in: model)) }
    if path.count == 1 { return .success(explain(type: type, in: model)) }
    return explain(field: path, in: model).mapError { Unknown(message: $0.message) }
  }

  private static func unknown(_ name: String, in model: ContentModel) -> Unknown {
    let names = model.types.map(\.name) + Code.all.map(\.id)
    let hint = didYouMean(name, among: names) ?? "run laurel explain alone to see what there is"
    return Unknown(message: "there is no code and no content type called \"\(name)\"; \(hint)")
  }

  private static func function(_ name: String) -> Result<String, Unknown> {
    let functions = allFunctions
    if let function = functions.first(where: { $0.name == name }) { return .success(documentation(of: function)) }
    let hint =
      didYouMean(name, among: functions.map(\.name)) ?? "there are: "
      + functions.map(\.name).joined(separator: ", ")
    return .failure(Unknown(message: "there is no filter or function called \"\(name)\"; \(hint)"))
  }

  /// Those of the template language and those of the site, which need a site only when they are called.
  private static var allFunctions: [Function] {
    let nothing = ContentModel(types: [], shapes: loadContentModel([]).model.shapes)
    let empty = Configuration.read(SourceFile(path: "content/site.yaml", bytes: []), baseURL: nil).configuration
    return builtInFunctions
      + SiteFunctions.all(
        assets: AssetMap([]), configuration: empty, shapes: SiteShapes(model: nothing),
        model: nothing)
  }

  private static func text(of code: Code) -> String {
    """
    \(code.id)  \(code.severity.rawValue): \(code.title)

    \(code.meaning)

    For example:
    \(indented(code.example))

    What to do:
    \(indented(code.remedy))
    """
  }

  private static func overview(of model: ContentModel) -> String {
    var lines = ["Content types (laurel explain TYPE, laurel explain TYPE.FIELD):"]
    lines += model.types.isEmpty ? ["  none here: run this in a portal's folder"] : []
    lines += model.types.map { "  \($0.name)  \($0.help)" }
    lines += ["", "Filters and functions of templates (laurel explain filter NAME):"]
    lines += allFunctions.map { "  \($0.name)  \(firstSentence(of: $0.help))" }
    lines += ["", "Messages (laurel explain CODE):"]
    lines += Code.all.map { "  \($0.id)  \($0.title)" }
    return lines.joined(separator: "\n")
  }

  private static func firstSentence(of text: String) -> String {
    text.split(separator: ". ", maxSplits: 1).first.map { $0.hasSuffix(".") ? String($0) : $0 + "." } ?? text
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }
}
