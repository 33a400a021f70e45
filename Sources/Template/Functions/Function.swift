// What a filter or a function is: a typed signature, its documentation, and a pure Swift function. The one table of them
// is what the checker checks against, what the machine calls, and what `laurel explain filter NAME` prints.

package import FoundationEssentials
package import HTML
package import Schema

/// A filter (`value | name(…)`) or a function (`name(…)`).
package struct Function: Sendable {
  package enum Use: String, Sendable { case filter, call }

  package let name: String
  package let use: Use
  /// For a filter the first is the value before the bar.
  package let parameters: [Parameter]
  package let result: ResultType
  /// One sentence, and a template with what it prints.
  package let help: String
  package let example: (template: String, prints: String)
  package let apply: @Sendable ([Argument], CallContext) throws(FunctionFault) -> Value

  package init(
    _ name: String, _ use: Use = .filter, _ parameters: [Parameter], returns result: ResultType, help: String,
    example: (template: String, prints: String),
    apply: @escaping @Sendable ([Argument], CallContext) throws(FunctionFault) -> Value
  ) {
    self.name = name
    self.use = use
    self.parameters = parameters
    self.result = result
    self.help = help
    self.example = example
    self.apply = apply
  }
}

/// One parameter; given by position or by name.
package struct Parameter: Sendable {
  /// What may be passed.
  package enum Accepts: Sendable, Hashable {
    /// A value of exactly one of these types (an integer passes for a decimal).
    case types([ValueType])
    /// integer, decimal, percent, money or duration.
    case number
    /// Anything that prints: all scalars.
    case printable
    /// A list of anything.
    case list
    /// A list of printable values.
    case listOfPrintable
    /// An entry or a page.
    case page
    /// An entry of a type that has this facet.
    case entry(with: Facet.Name)
    /// An entry, a page, a record with a `url` (a link, a tag), or a url.
    case linkable
    case any
    /// A bare name of a field of the list's elements (dots follow records and references), not an expression:
    /// `sort(by: date)`. Arrives as ``Argument/field(_:)``.
    case field
    /// The open-ended named arguments of `where` and `reject`: `field: expression` pairs, each compared for equality
    /// (or membership when the field is a list). Arrives as ``Argument/conditions(_:)``.
    case conditions
  }

  package let name: String
  package let accepts: Accepts
  /// Nil when the argument is required. ``Value/none`` for "may be left out".
  package let defaultValue: Value?
  /// True when the argument must be a literal, so that it can be checked when the template is compiled (date formats,
  /// asset names).
  package let isLiteral: Bool
  /// What is wrong with a literal, nil when nothing is; asked when the template is compiled.
  package let check: (@Sendable (Value) -> FunctionFault?)?
  /// For a `.field`: what the field must hold, and the elements themselves when it may be left out and is.
  package let fieldHolds: FieldContent

  package init(
    _ name: String, _ accepts: Accepts, default defaultValue: Value? = nil, literal: Bool = false,
    fieldHolds: FieldContent = .anything, check: (@Sendable (Value) -> FunctionFault?)? = nil
  ) {
    self.name = name
    self.accepts = accepts
    self.defaultValue = defaultValue
    isLiteral = literal
    self.fieldHolds = fieldHolds
    self.check = check
  }

  /// What a field must hold for a function to make sense of it.
  package enum FieldContent: Sendable, Hashable {
    case anything
    /// What has an order: text, choices, numbers, dates, booleans, urls, entries (by title).
    case ordered
    /// integer, decimal, percent, money or duration.
    case numbers
    case lists
    /// date or datetime.
    case dates
  }
}

/// The type of what a function returns.
package enum ResultType: Sendable, Hashable {
  case type(ValueType)
  /// A value of this type, or nothing.
  case optional(ValueType)
  /// The first argument's type: `sort`, `take`, `reverse`, `round`.
  case sameAsInput
  /// The element type of the first argument, optional: `first`, `last`.
  case element
  /// A list of the type of the field named by the first `.field` argument: `map`.
  case listOfField
  /// The type of the field named by the first `.field` argument, a list: `flat_map`.
  case listInField
  /// The type of the field named by the first `.field` argument, or of the elements without one; optional: `min`, `max`, `sum`.
  case field
  /// As ``field``, but decimal where that is integer: `average`.
  case averageOfField
  /// A list of records `key` (the field's type) and `items` (the input's type): `group`.
  case groups
}

/// What arrives in a call, in the order of the parameters.
package enum Argument: Sendable {
  case value(Value)
  case field(FieldPath)
  case conditions([(field: FieldPath, equals: Value)])
}

/// Slots to follow from an element: through records directly, through entries by way of the library.
package struct FieldPath: Sendable, Hashable {
  package let slots: [Int]

  package init(_ slots: [Int]) { self.slots = slots }
}

/// What a function may look at besides its arguments. It has no clock, no locale and no disk. A class, because each call
/// holds it.
package final class CallContext {
  package let records: RecordTable
  /// Notes what is read; nil when nobody wants to know.
  package let recorder: ReadRecorder?
  /// The page being rendered.
  package var page: SitePath {
    isPageRead = true
    return path
  }
  /// The same for those who keep it out of what is kept, see ``KeptFragments``; all others ask for ``page``.
  let path: SitePath
  /// Whether somebody asked for ``page``: what was made then may be right on this page only.
  private(set) var isPageRead = false
  package let settings: RenderSettings
  /// The shape of group records made by `group` (slots `key`, `items`).
  package let groupShape: ShapeID

  package init(
    records: RecordTable, recorder: ReadRecorder? = nil, page: SitePath, settings: RenderSettings,
    groupShape: ShapeID
  ) {
    self.records = records
    self.recorder = recorder
    path = page
    self.settings = settings
    self.groupShape = groupShape
  }
}

/// The portal's settings that functions format by.
package struct RenderSettings: Sendable {
  /// BCP 47, `en-GB`: decides month names and digit grouping, from tables of ours.
  package let language: String
  /// ISO 4217, assumed where an amount names none.
  package let currency: String
  /// With a trailing slash; nil when the portal has no fixed address.
  package let baseURL: String?
  /// The names and marks of the language.
  let names: Language

  package init(language: String, currency: String, baseURL: String?) {
    self.language = language
    names = Language.of(language)
    self.currency = currency
    self.baseURL = baseURL
  }

  /// A number with so many digits after the point, in the language's form.
  package func number(_ number: Decimal, places: Int) -> String {
    names.number(DecimalDigits(number).rounded(to: places))
  }
}

/// Why a call could not be answered; becomes a diagnostic at the call.
package struct FunctionFault: Error, Sendable {
  package let message: String
  package let hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
