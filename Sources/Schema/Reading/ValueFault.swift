// What can be wrong with a value that is notated well, and with the keys around it.

import Diagnostics

/// Why a kind refuses what was written.
enum ValueFault: Error, Sendable {
  case controlCharacter(UInt32)
  case placeholder
  case tooLong(count: Int, maximum: Int)
  case tooShort(count: Int, minimum: Int)
  case notWholeNumber(suggestion: String?)
  case notNumber(suggestion: String?)
  case outOfRange(minimum: Int?, maximum: Int?, of: Quantity)
  case notPercent(suggestion: String?)
  case notMoney(suggestion: String?)
  case unknownCurrency(String)
  case notBoolean
  /// What it may have meant: `2026-11-03` and, when day and month could be either, `2026-03-11`.
  case notDate(suggestions: [Day])
  case noSuchDay(year: Int, month: Int)
  case notDateTime
  case unknownZone(String)
  /// The clocks go forward over it; the time that they show instead.
  case skippedTime(suggestion: DateTime)
  case notDuration
  case notPeriod(suggestion: String?)
  case unknownChoice(String, of: [Choice])
  case notURL(URLFault)
  case unsafeScheme(String)
  case notEmail
  case notSlug(suggestion: String?)
  case imageWithoutSource
}

/// What a field's limits count.
enum Quantity: Sendable { case number, amount, minutes }

/// Why an address is none of ours.
enum URLFault: Sendable {
  case forbiddenCharacter(String)
  case noHost
  case userInHost
  case missingScheme
  case protocolRelative
  case climbs
  case notPhone
  case notMailbox
}

/// What was written, where something else was wanted.
enum WrittenForm: Sendable {
  case scalar, list, mapping
}

/// A fault in a record.
enum RecordFault: Sendable {
  case notRecord(subject: String, WrittenForm)
  /// - Parameter meant: the field that is often called so.
  case unknownKey(String, subject: String, meant: String?, fields: [String])
  case cutAtComma(field: String, meant: CutValue.Meaning)
  /// - Parameter isWritten: true when the key stands there with nothing behind it.
  /// - Parameter or: the field that would do instead.
  case missing(FieldDeclaration, or: FieldDeclaration? = nil, subject: String, isWritten: Bool)
  case emptyItem(field: String)
  case wrongForm(FieldDeclaration, WrittenForm, isItem: Bool)
  /// The field is filled from data files.
  case writtenSeries(field: String)
  case value(ValueFault, field: String, written: String)
  /// One of the choices of another field, which is often called like this one.
  case choiceOfAnother(String, field: String, other: String, choices: [Choice])
  /// A day or a time that lies before the one it must come after.
  case outOfOrder(TimeOrderFault)
}
