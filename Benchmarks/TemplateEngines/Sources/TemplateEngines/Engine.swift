// What the three engines have in common: a template that is parsed once, and a page made from it as often as asked.

/// One template engine, ready to lay out the roster.
protocol Engine {
  /// As the table names it, with its version.
  static var title: String { get }

  /// Parses the template and prepares the data in the form this engine is fastest with.
  init(_ roster: Roster) throws

  /// Parses the template once more, as the first build of a site would.
  func parse() throws

  /// The bytes of one page, as a site would write them to a file.
  func render() throws -> [UInt8]
}

/// A benchmark that cannot be run honestly.
struct Failure: Error, CustomStringConvertible {
  let description: String
}
