// `feedback: answers:` of content/site.yaml as its author writes it: the column map of answers that come back.

import Content
import Schema

extension AnswersMap {
  /// The keys, in the order in which the map is made of them.
  static let fields: [FieldDeclaration] = [
    column("response", required: true, "The column with the number of the response.", example: "Response ID"),
    column("page", required: true, "The column with the page it is about.", example: "Page"),
    column("useful", "The column with the answer to \"Was this useful?\".", example: "Was this useful?"),
    words("yes", default: "[\"Yes\"]", "The words in it that mean yes.", example: "[\"Yes\", \"Sim\"]"),
    words("no", default: "[\"No\"]", "The words in it that mean no.", example: "[\"No\", \"Não\"]"),
    column("rating", "The column with a rating from 0 to 10.", example: "Stars"),
    column("submitted", "The column with the day it was sent, as year-month-day.", example: "Completion time"),
  ]

  private static func column(
    _ name: String, required: Bool = false, _ help: String, example: String
  ) -> FieldDeclaration {
    BuiltInFields.built(name, .text(maximum: 200), required: required, help, example: example)
  }

  private static func words(_ name: String, default words: String, _ help: String, example: String)
    -> FieldDeclaration
  {
    BuiltInFields.built(name, .list(.text(maximum: 80)), default: words, help, example: example)
  }

  /// Nil where the settings have no map, or one without its two needed columns.
  init?(_ record: ReadRecord) {
    guard let response = record.text(0), let page = record.text(1) else { return nil }
    self.init(
      response: response, page: page, useful: record.text(2), yes: record.texts(3), no: record.texts(4),
      rating: record.text(5), submitted: record.text(6))
  }
}

extension ReadRecord {
  fileprivate func texts(_ number: Int) -> [String] {
    items(number).compactMap { item in
      if case .value(.text(let text)) = item.content { text } else { nil }
    }
  }
}
