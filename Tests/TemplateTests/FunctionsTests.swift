// Filters and functions called directly: what they give, and what they refuse.

import FoundationEssentials
import HTML
import Schema
import Template
import Testing

/// A call and what it gives.
struct FunctionCase: CustomTestStringConvertible, Sendable {
  let name: String
  let arguments: [Argument]
  let expected: Value
  let language: String

  init(_ name: String, _ arguments: [Argument], gives expected: Value, language: String = "en-GB") {
    self.name = name
    self.arguments = arguments
    self.expected = expected
    self.language = language
  }

  /// A filter of one value whose other arguments are values, and which gives text.
  init(_ name: String, of input: Value, _ more: Value..., prints text: String, language: String = "en-GB") {
    self.init(name, ([input] + more).map { .value($0) }, gives: .text(text), language: language)
  }

  var testDescription: String { "\(name) of \(arguments) in \(language)" }
}

struct UnknownFunction: Error {}

/// Calls a built-in function, its missing arguments filled by their defaults.
func call(_ name: String, _ arguments: [Argument], in context: CallContext) throws -> Value {
  guard let function = builtInFunctions.first(where: { $0.name == name }) else { throw UnknownFunction() }
  let missing = function.parameters.dropFirst(arguments.count).map { Argument.value($0.defaultValue ?? .none) }
  return try function.apply(arguments + missing, context)
}

@Suite("Functions give what they say")
struct FunctionsTests {
  @Test("text", arguments: functionTextCases)
  func text(_ example: FunctionCase) throws { try check(example) }

  @Test("numbers", arguments: functionNumberCases)
  func numbers(_ example: FunctionCase) throws { try check(example) }

  @Test("dates", arguments: functionDateCases)
  func dates(_ example: FunctionCase) throws { try check(example) }

  @Test("lists", arguments: functionListCases)
  func lists(_ example: FunctionCase) throws { try check(example) }

  @Test("links", arguments: functionLinkCases)
  func links(_ example: FunctionCase) throws { try check(example) }

  private func check(_ example: FunctionCase) throws {
    let value = try call(example.name, example.arguments, in: Sample.context(language: example.language))
    #expect(value == example.expected)
  }

  @Test("what cannot be answered is a fault with a way out", arguments: functionFaultCases)
  func faults(_ example: FunctionFaultCase) {
    let error = #expect(throws: FunctionFault.self) {
      try call(example.name, example.arguments, in: Sample.context(baseURL: nil))
    }
    let words = (error?.message ?? "") + " " + (error?.hint ?? "")
    #expect(words.contains(example.fragment))
  }

  @Test("the same name stands for one filter only")
  func uniqueNames() {
    let names = builtInFunctions.map(\.name)
    #expect(Set(names).count == names.count)
    let refused = refusedFunctions.map(\.name)
    #expect(Set(refused).count == refused.count)
    #expect(Set(refused).isDisjoint(with: names))
  }

  @Test(
    "all filters of the language are there",
    arguments: [
      "upper", "lower", "capitalize", "truncate", "replace", "split", "join", "slug", "initials", "trim", "plain",
      "words",
      "reading_minutes", "round", "number", "percent", "signed", "money", "date", "iso", "quarter", "years_before",
      "year_so_far", "days_until", "zone",
      "where",
      "reject", "sort", "reverse", "take", "skip", "from", "before", "group", "group_initial", "count", "first",
      "last", "unique", "map", "sum", "min",
      "max",
      "average", "contains", "url", "absolute_url",
    ])
  func presence(name: String) { #expect(builtInFunctions.contains { $0.name == name }) }

  @Test("documentation comes from the table")
  func documented() throws {
    let sort = try #require(builtInFunctions.first { $0.name == "sort" })
    let page = documentation(of: sort)
    #expect(page.hasPrefix("sort: a filter\n\n    list | sort(by?, descending = false)\n"))
    #expect(page.contains("  by: the name of a field of the list's members; may be left out\n"))
    #expect(page.contains(sort.help))
    #expect(page.contains(sort.example.template))
  }

  @Test("a missing optional value gives a missing value, and a missing list counts as empty")
  func missing() throws {
    #expect(try call("upper", [.value(.none)], in: Sample.context()) == .none)
    #expect(try call("date", [.value(.none), .value(.text("d"))], in: Sample.context()) == .none)
    #expect(try call("count", [.value(.none)], in: Sample.context()) == .integer(0))
  }

  @Test(
    "date formats are checked when the template is compiled",
    arguments: [
      ("d MMMM yyyy", nil), ("EEE d.M.yy, H:mm", nil), ("'it''s' d", nil), ("h:mm a", nil), ("", "empty"),
      ("DD/MM/YYYY", "small letters"), ("dd/mm/yyyy", nil), ("yyyyy", "put words between"),
      ("yyy", "put words between"),
      ("%d %B", "\"%\" has no meaning"), ("d 'de MMMM", "not closed"), ("HH:mm:ss", "hours and minutes only"),
      ("d of MMMM", "put words between"), ("LLLL", "in capitals"), ("MMMMM", "in capitals"),
    ] as [(String, String?)])
  func dateFormats(format: String, fragment: String?) throws {
    let date = try #require(builtInFunctions.first { $0.name == "date" })
    let check = try #require(date.parameters[1].check)
    let fault = check(.text(format))
    guard let fragment else {
      #expect(fault?.message == nil)
      return
    }
    let found = try #require(fault)
    #expect((found.message + " " + (found.hint ?? "")).contains(fragment))
  }
}

struct FunctionFaultCase: CustomTestStringConvertible, Sendable {
  let name: String
  let arguments: [Argument]
  let fragment: String

  init(_ name: String, _ arguments: [Argument], says fragment: String) {
    self.name = name
    self.arguments = arguments
    self.fragment = fragment
  }

  var testDescription: String { "\(name): \(fragment)" }
}
