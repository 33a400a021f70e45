// Words for faults of records and values.

import Diagnostics

extension RecordReader {
  /// All faults of a reading as diagnostics. Behind the place where the notation could not be read any more, nothing can
  /// be said; before it, nothing can be said to be missing.
  func diagnostics(joining reading: YAMLReading, in file: SourceFile) -> [Diagnostic] {
    let cuts = faults.filter { $0.fact.isCut }.map(\.span)
    let notation = reading.faults.filter { fault in
      // Thousands and thousands of thousands are the same key.
      guard case .duplicateKey = fault.fact else { return true }
      return !cuts.contains { $0.start <= fault.span.start && fault.span.end <= $0.end }
    }.prefix(RecordReader.faultLimit)
      .map { $0.diagnostic(in: file) }
    let certain = faults.filter { fault in
      guard let stop = reading.stop else { return true }
      return !fault.fact.isMissing && fault.span.end < stop.start
    }
    return notation + certain.prefix(RecordReader.faultLimit).map { $0.diagnostic(in: file) }
  }

  /// Most faults told of one record's fields. A file with more is no front matter, and each costs a search for its line.
  private static let faultLimit = 200
}

extension RecordFault {
  var isMissing: Bool {
    if case .missing = self { true } else { false }
  }

  fileprivate var isCut: Bool {
    if case .cutAtComma = self { true } else { false }
  }
}

extension Located<RecordFault> {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let words = fact.words
    var notes = words.notes
    if case .outOfOrder(let fault) = fact {
      notes.append(Diagnostic.Note("\"\(fault.other)\" is here", at: Place(fault.otherSpan, in: file)))
    }
    return Diagnostic(
      words.code, words.message, at: place(in: file), in: file, hint: words.hint, notes: notes)
  }

  /// A placeholder is marked where it begins, which in a text of several lines is not where the value begins.
  private func place(in file: SourceFile) -> Span {
    guard case .value(.placeholder, _, _) = fact else { return span }
    return firstPlaceholder(in: span, of: file) ?? span
  }
}

/// A diagnostic's words without its place.
struct Words {
  let code: Code
  let message: String
  let hint: String?
  let notes: [Diagnostic.Note]

  init(_ code: Code, _ message: String, _ hint: String? = nil, notes: [Diagnostic.Note] = []) {
    self.code = code
    self.message = message
    self.hint = hint
    self.notes = notes
  }
}

extension RecordFault {
  var words: Words {
    switch self {
    case .notRecord(let subject, let form):
      return Words(
        .wrongForm, "\(subject) is a group of fields, not \(form.words)",
        "write a name, a colon and a value on each line")
    case .unknownKey(let key, let subject, let meant, let fields):
      let near = meant.map { "did you mean \"\($0)\"?" } ?? didYouMean(key, among: fields)
      let notes = near == nil ? [Diagnostic.Note("its fields are: " + fields.joined(separator: ", "))] : []
      return Words(.unknownKey, "\(subject) has no field \"\(key)\"", near, notes: notes)
    case .cutAtComma(let field, let meant):
      return Words(
        .cutAtComma, "inside {…} a comma begins the next field, so \"\(field)\" ends before it",
        meant.hint(for: field))
    case .missing(let field, let other?, let subject, let isWritten):
      let message =
        isWritten
        ? "\"\(field.name)\" is empty, and there is no \"\(other.name)\""
        : "\(subject) needs \"\(field.name)\" or \"\(other.name)\""
      return Words(
        .missingField, message,
        (isWritten ? "write " : "add ") + "\(field.exampleLine), or \(other.exampleLine); one of the two is enough")
    case .missing(let field, nil, let subject, let isWritten):
      let message = isWritten ? "\"\(field.name)\" is empty" : "\(subject) needs \"\(field.name)\""
      let nothing =
        field.emptyIf.map { ", or \(field.name): [] if \($0)" } ?? (field.isRequired ? "" : ", or delete it")
      return Words(.missingField, message, (isWritten ? "write " : "add ") + field.exampleLine + nothing)
    case .emptyItem(let field):
      return Words(.emptyItem, "an item of \"\(field)\" is empty", "fill it in or delete it")
    case .wrongForm(let field, let form, let isItem):
      let item = isItem ? "an item of \"\(field.name)\"" : "\"\(field.name)\""
      let kind = isItem ? field.kind.element : field.kind
      return Words(.wrongForm, "\(item) is \(kind.form), not \(form.words)", "write " + field.exampleLine)
    case .writtenSeries(let field):
      return Words(
        .writtenObservations, "\"\(field)\" is filled from content/data/*.csv, and is not written here",
        "write the figures as rows there, and delete the field here")
    case .value(let fault, let field, let written):
      return fault.words(field: field, written: written)
    case .choiceOfAnother(let text, let field, let other, let choices):
      return Words(
        .unknownChoice, "\"\(text)\" is not one of the choices of \"\(field)\"",
        "write \(other): \(text), and \(alternatives(choices.map(\.id))) here")
    case .outOfOrder(let fault):
      return Words(.outOfOrder, fault.message, fault.hint)
    }
  }
}

extension Quantity {
  fileprivate var words: String {
    switch self {
    case .number: "a number"
    case .amount: "an amount"
    case .minutes: "a length of time"
    }
  }
}

extension WrittenForm {
  fileprivate var words: String {
    switch self {
    case .scalar: "a single value"
    case .list: "a list"
    case .mapping: "a group of fields"
    }
  }
}

extension ValueFault {
  func words(field: String, written: String) -> Words {
    switch self {
    case .controlCharacter, .placeholder, .tooLong, .tooShort, .unknownChoice, .notBoolean, .notSlug,
      .imageWithoutSource:
      textWords(field, written)
    case .notWholeNumber, .notNumber, .outOfRange, .notPercent, .notMoney, .unknownCurrency:
      numberWords(field, written)
    case .notDate, .noSuchDay, .notDateTime, .unknownZone, .skippedTime, .notDuration, .notPeriod:
      timeWords(field, written)
    case .notURL, .unsafeScheme, .notEmail:
      addressWords(field, written)
    }
  }

  private func textWords(_ field: String, _ written: String) -> Words {
    switch self {
    case .controlCharacter(let value): Words(.badBytes, controlCharacterMessage(value), "delete it")
    case .placeholder: Words(.placeholderLeft, "\"\(field)\" is still to be filled in", "replace this text")
    case .tooLong(let count, let maximum):
      Words(
        .textTooLong, "\"\(field)\" has \(count) characters, and \(maximum) fit", "shorten it by \(count - maximum)"
      )
    case .tooShort(let count, let minimum):
      Words(
        .textTooLong, "\"\(field)\" has \(count) characters, and needs \(minimum)",
        "say more; it stands where a short line looks like a mistake")
    case .unknownChoice(let text, let choices):
      Words(.unknownChoice, "\"\(text)\" is not one of the choices of \"\(field)\"", choiceHint(text, choices))
    case .notBoolean: Words(.notBoolean, "\"\(field)\" is yes or no, not \(shown(written))", "write yes or no")
    case .notSlug(let suggestion):
      Words(
        .notSlug, "\"\(field)\" takes lower-case letters, digits and hyphens, not \(shown(written))",
        suggestion.map { "write \($0)" })
    default:
      Words(
        .imageWithoutSource, "the image \"\(field)\" has no file", "write {src: harbour.svg, alt: What it shows}")
    }
  }

  private func numberWords(_ field: String, _ written: String) -> Words {
    switch self {
    case .notWholeNumber(let suggestion):
      Words(.notNumber, "\"\(field)\" is a whole number, not \(shown(written))", write(suggestion, or: "90"))
    case .notNumber(let suggestion):
      Words(.notNumber, "\"\(field)\" is a number, not \(shown(written))", write(suggestion, or: "38.5"))
    case .notPercent(let suggestion):
      Words(.notNumber, "\"\(field)\" is a percentage, not \(shown(written))", write(suggestion, or: "38.5 %"))
    case .outOfRange(let minimum, let maximum, let quantity):
      Words(
        .outOfRange, "\"\(field)\" is \(shown(written))",
        "write \(quantity.words) \(limits(minimum, maximum))" + (quantity == .minutes ? " min" : ""))
    case .unknownCurrency(let code):
      Words(
        .notMoney, "there is no currency \"\(code)\"",
        didYouMean(code, among: Currencies.codes.sorted()) ?? "write its three letters, such as EUR")
    case .notMoney(let suggestion):
      Words(
        .notMoney, "\"\(field)\" is an amount with its currency, not \(shown(written))",
        write(suggestion, or: "1200.50 EUR"))
    default: Words(.notNumber, "\"\(field)\" is a number")
    }
  }

  private func timeWords(_ field: String, _ written: String) -> Words {
    switch self {
    case .notDate(let suggestions):
      Words(.notDate, "\"\(field)\" has a day written year-month-day, not \(shown(written))", dayHint(suggestions))
    case .noSuchDay(let year, let month):
      Words(
        .notDate, "there is no day \(shown(written))",
        "\(monthNames[month - 1]) \(year) has \(Day.length(ofMonth: month, in: year)) days")
    case .notDateTime:
      Words(
        .notDate, "\"\(field)\" is a day, a time and a zone, not \(shown(written))",
        "write 2026-10-25 09:30 Europe/Lisbon")
    case .skippedTime(let next):
      Words(
        .skippedTime, "there is no \(shown(written)): the clocks go forward over it in that night",
        "write \(next.words) \(next.zone)")
    case .unknownZone(let name): Words(.unknownZone, "there is no time zone \"\(name)\"", zoneHint(name))
    case .notPeriod(let suggestion):
      Words(
        .notDate, "\"\(field)\" is a quarter of a year, not \(shown(written))", write(suggestion, or: "2026-Q3"))
    default:
      Words(.notDuration, "\"\(field)\" is a length of time, not \(shown(written))", "write 90 min or 1 h 30 min")
    }
  }

  private func addressWords(_ field: String, _ written: String) -> Words {
    switch self {
    case .notURL(let fault):
      Words(.notURL, "\"\(field)\" is an address, and \(fault.words.message)", fault.words.hint)
    case .unsafeScheme(let scheme):
      Words(
        .unsafeURL, "an address cannot begin with \"\(scheme.prefix(40)):\"", "use https:, http:, mailto: or tel:")
    default:
      Words(
        .notEmail, "\"\(field)\" is an e-mail address, not \(shown(written))", "write name@organisation.example")
    }
  }
}

extension URLFault {
  fileprivate var words: (message: String, hint: String?) {
    switch self {
    case .forbiddenCharacter(let character) where character == " ":
      ("this has a space in it", "write %20, or remove it")
    case .forbiddenCharacter(let character):
      ("\(visible(character)) cannot stand in it", "remove it, or write the whole address with https://")
    case .noHost: ("the name of the server is missing", "write https://www.larkspur.example/courses")
    case .userInHost: ("a name before the server hides where it leads", "remove what stands before the @")
    case .missingScheme: ("its beginning is missing", "begin with https://")
    case .protocolRelative: ("its beginning is missing", "begin with https:// instead of //")
    case .climbs: ("a path of this site begins at its root", "write it without . and ..")
    case .notPhone: ("this is no telephone number", "write tel:+351-21-555-0100")
    case .notMailbox: ("this is no e-mail address", "write mailto:name@organisation.example")
    }
  }
}

/// What was written, cut to a length that a message can carry.
private func shown(_ written: String) -> String {
  "\"" + (written.count > 40 ? written.prefix(39) + "…" : written[...]) + "\""
}

private func visible(_ character: String) -> String {
  guard let scalar = character.unicodeScalars.first, scalar.value <= 0x20 || scalar.value >= 0x7F else {
    return "\"\(character)\""
  }
  return "U+" + hexadecimal(scalar.value, digits: 4)
}

private func write(_ suggestion: String?, or example: String) -> String {
  suggestion.map { "write \($0)" } ?? "write it like \(example)"
}

private func limits(_ minimum: Int?, _ maximum: Int?) -> String {
  switch (minimum, maximum) {
  case (let low?, let high?): "from \(low) to \(high)"
  case (let low?, nil): "from \(low)"
  case (nil, let high?): "up to \(high)"
  case (nil, nil): "that is smaller"
  }
}

private func choiceHint(_ text: String, _ choices: [Choice]) -> String? {
  if let near = nearestName(to: text, among: choices.map(\.id)) { return "did you mean \"\(near)\"?" }
  if let label = nearestName(to: text, among: choices.map(\.label)),
    let choice = choices.first(where: { $0.label == label })
  {
    return "did you mean \"\(choice.id)\"?"
  }
  return "write " + alternatives(choices.map(\.id))
}

/// `a, b or c`.
func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

private func dayHint(_ suggestions: [Day]) -> String {
  switch suggestions.count {
  case 0: "write it like 2026-11-03"
  case 1: "write \(suggestions[0].iso)"
  default:
    "write " + alternatives(suggestions.map { "\($0.iso) for \($0.day) \(monthNames[$0.month - 1])" })
  }
}

/// The zone with the nearest name, or the one whose city is meant.
private func zoneHint(_ name: String) -> String {
  let names = TimeZones.names.sorted()
  if let near = nearestName(to: name, among: names) { return "did you mean \"\(near)\"?" }
  let city = name.replacing(" ", with: "_").lowercased()
  if let zone = names.first(where: { $0.lowercased().hasSuffix("/" + city) }) { return "did you mean \"\(zone)\"?" }
  return "write region and city, such as Europe/Lisbon"
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]
