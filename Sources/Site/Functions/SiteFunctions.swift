// What the site adds to the language's functions: measures, charts, events, what machines read, and those that need to know the site, fingerprinted assets and the links
// of the feedback block.

import Diagnostics
import HTML
import Schema
import Template

enum SiteFunctions {
  static func all(
    assets: AssetMap, configuration: Configuration, shapes: SiteShapes, model: ContentModel
  ) -> [Function] {
    [asset(assets), feedback(configuration, shapes)] + mailFunctions(configuration, shapes, model)
      + measureFunctions + chartFunctions(MeasureFields(of: model), shapes) + eventFunctions(model, shapes)
      + linkedDataFunctions(model, configuration)
  }

  private static func asset(_ assets: AssetMap) -> Function {
    Function(
      "asset", .call, [Parameter("name", .types([.text]), literal: true, check: { fault(in: $0, assets) })],
      returns: .type(.url),
      help:
        "The address of a file of templates/assets, with its fingerprint, so that browsers may keep it for ever.",
      example: ("<link rel=\"stylesheet\" href=\"{{ asset(\"app.css\") }}\">", "assets/app.4f1c….css"),
      apply: { (arguments, context) throws(FunctionFault) in
        guard case .value(.text(let name))? = arguments.first else { return .none }
        context.recorder?.note(file: name)
        return assets.path(of: name).map { .url(.site($0)) } ?? .none
      })
  }

  /// Found when the template is checked, whether or not a page comes by.
  private static func fault(in name: Value, _ assets: AssetMap) -> FunctionFault? {
    guard case .text(let name) = name, assets.path(of: name) == nil else { return nil }
    return FunctionFault(
      "there is no file \"\(name)\" in templates/assets", hint: didYouMean(name, among: assets.names))
  }

  private static func feedback(_ configuration: Configuration, _ shapes: SiteShapes) -> Function {
    Function(
      "feedback", .call, [Parameter("page", .page)], returns: .optional(.record(shapes.feedbackLinks)),
      help:
        "The links of the feedback block: useful_yes, useful_no, improve, tell, report. Nothing when site.yaml names no way.",
      example: (
        "{% let answers = feedback(page) %}{% if answers %}<a href=\"{{ answers.improve }}\">Suggest an improvement</a>{% end %}",
        "…"
      ),
      apply: { (arguments, context) throws(FunctionFault) in
        guard case .value(let page)? = arguments.first else { return .none }
        return FeedbackLinks(configuration, shapes).links(for: page, in: context)
      })
  }
}

/// Makes the feedback links of one page.
private struct FeedbackLinks {
  private let configuration: Configuration
  private let shapes: SiteShapes

  init(_ configuration: Configuration, _ shapes: SiteShapes) {
    self.configuration = configuration
    self.shapes = shapes
  }

  /// The record of the links; none where nobody is to be written to.
  func links(for page: Value, in context: CallContext) -> Value {
    guard context.slotCount(of: page) >= PageSlot.allCases.count else { return .none }
    func slot(_ slot: PageSlot) -> Value { context.slot(slot.rawValue, of: page) }
    let subject = FeedbackSubject(
      title: text(slot(.title)), url: address(slot(.url)), slug: text(slot(.slug)), type: text(slot(.type)))
    let own = text(slot(.feedback))
    let address = own.isEmpty ? configuration.feedback.email : own
    // A page's own address for feedback comes first, then the portal's form, then its mail address.
    let urls: [String]
    if address == configuration.feedback.email, let form = configuration.feedback.form {
      urls = FeedbackKind.allCases.map { FeedbackForm.url(form, $0, about: subject) }
    } else if let address {
      urls = FeedbackMail(to: address, about: subject).urls
    } else {
      return .none
    }
    return .record(Record(shape: shapes.feedbackLinks, slots: urls.map { .url(.external($0)) }))
  }

  private func address(_ value: Value) -> String {
    guard case .url(.site(let path)) = value else { return "" }
    return path.absolute(on: configuration.baseURL ?? "/")
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .choice(let choice): choice.id
    default: ""
    }
  }
}
