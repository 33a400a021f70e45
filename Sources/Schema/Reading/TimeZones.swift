// The names that a date and time may be followed by: those that the table of zones has rules for.

/// IANA names.
enum TimeZones {
  /// `Europe/Lisbon` and its likes, and `UTC`: for hints, because making them takes longer than finding one.
  static let names = Set(ZoneTable.rules.flatMap { ZoneTable.names(in: $0.zones).map(String.init) } + ["UTC"])
}
