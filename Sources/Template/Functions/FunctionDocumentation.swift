// `laurel explain filter NAME` and `laurel explain function NAME`: what a function takes, gives and prints, from its own table.

import FoundationEssentials
import Schema

/// A page of text about `function`, ready for a terminal.
package func documentation(of function: Function) -> String {
  var lines = ["\(function.name): a \(function.use == .filter ? "filter" : "function")", ""]
  lines += ["    " + signature(of: function), "", function.help, ""]
  lines += function.parameters.map(parameterLine)
  lines += ["  gives \(words(for: function.result))", ""]
  lines += ["Example:", "    " + function.example.template, "prints:", "    " + function.example.prints]
  return lines.joined(separator: "\n") + "\n"
}

/// `list | sort(by: field, descending: boolean = false)`.
package func signature(of function: Function) -> String {
  let isFilter = function.use == .filter
  let listed = function.parameters.dropFirst(isFilter ? 1 : 0).map { parameter in
    if case .conditions = parameter.accepts { return "field: value, …" }
    let preset = parameter.defaultValue.flatMap(literal).map { " = " + $0 } ?? ""
    return parameter.name + (parameter.defaultValue == Value.none ? "?" : "") + preset
  }
  let call = function.name + (listed.isEmpty && isFilter ? "" : "(" + listed.joined(separator: ", ") + ")")
  return isFilter ? (function.parameters.first?.name ?? "value") + " | " + call : call
}

private func parameterLine(_ parameter: Parameter) -> String {
  var line = "  \(parameter.name): \(parameter.accepts.words)"
  if parameter.isLiteral { line += ", written out in the template" }
  if parameter.defaultValue != nil { line += "; may be left out" }
  return line
}

private func literal(_ value: Value) -> String? {
  switch value {
  case .text(let text): "\"\(text)\""
  case .boolean(let answer): answer ? "true" : "false"
  case .integer(let number): String(number)
  case .decimal(let number): number.description
  default: nil
  }
}

extension Parameter.Accepts {
  /// What may be passed, in words: `a text or a choice`.
  package var words: String {
    switch self {
    case .types(let types): types.map(words(for:)).joined(separator: " or ")
    case .number: "a number, an amount or a duration"
    case .printable: "anything that prints: text, a choice, a number, a date …"
    case .list: "a list"
    case .listOfPrintable: "a list of texts, numbers, dates …"
    case .page: "an entry or a page"
    case .entry(let facet): "an entry of a type with the facet \(facet.rawValue)"
    case .linkable: "an entry, a page, a tag, a link or a url"
    case .any: "any value"
    case .field: "the name of a field of the list's members"
    case .conditions: "one or more fields of the list's members, each with the value it must have"
    }
  }
}

private func words(for result: ResultType) -> String {
  switch result {
  case .type(let type): words(for: type)
  case .optional(let type): words(for: type) + ", or nothing"
  case .sameAsInput: "the same kind of value as it is given"
  case .element: "a member of the list, or nothing"
  case .listOfField: "a list of what the field holds"
  case .listInField: "a list of the members of what the field holds"
  case .field: "what the field holds, or nothing"
  case .averageOfField: "the kind of number the field holds (a decimal for whole numbers), or nothing"
  case .groups: "a list of groups with key and items"
  }
}

private func words(for type: ValueType) -> String {
  switch type {
  case .text: "text"
  case .choice: "a choice"
  case .html: "HTML (a Markdown field, a chart)"
  case .boolean: "true or false"
  case .integer: "a whole number"
  case .decimal: "a number"
  case .percent: "a percentage"
  case .money: "an amount of money"
  case .date: "a date"
  case .dateTime: "a date with a time"
  case .duration: "a duration"
  case .period: "a quarter of a year"
  case .url: "a url"
  case .list(.entry): "a list of entries"
  case .list(let element): "a list of \(words(for: element))"
  case .record: "a record"
  case .entry: "an entry"
  }
}
