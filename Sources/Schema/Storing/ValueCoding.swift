// Values as bytes: for digests of what templates read, and for the memo of what front matter says.

package import Coding
import FoundationEssentials
package import HTML

extension Value {
  /// One byte for each case, before its content. Written into the memo: a new case gets a new number.
  fileprivate enum Tag: UInt8 {
    case none, text, choice, html, yes, no, integer, decimal, percent, money, date, dateTime, duration, period,
      site,
      external, list, record, entry
  }

  /// - Parameter key: what stands for an entry, whose number changes when others come and go.
  package func write(to writer: inout ByteWriter, entry key: (EntryID) -> UInt64) {
    switch self {
    case .list(let elements):
      writer.write(Tag.list)
      writer.write(elements) { $1.write(to: &$0, entry: key) }
    case .record(let record):
      writer.write(Tag.record)
      writer.write(record.shape.index)
      writer.write(record.slots) { $1.write(to: &$0, entry: key) }
    case .entry(let id):
      writer.write(Tag.entry)
      writer.write(fixed: key(id))
    case .html(let html):
      writer.write(Tag.html)
      writer.write(html.bytes)
      writer.write(html.links) { writer, link in
        writer.write(link.offset)
        writer.write(link.target)
      }
    default: writeScalar(to: &writer)
    }
  }

  /// Everything that refers to nothing else.
  fileprivate func writeScalar(to writer: inout ByteWriter) {
    switch self {
    case .text(let text): writer.write(.text, text)
    case .choice(let choice):
      writer.write(.choice, choice.id)
      writer.write(choice.label)
    case .boolean(let flag): writer.write(flag ? Tag.yes : Tag.no)
    case .integer(let number): writer.write(.integer, number)
    case .decimal(let number): writer.write(.decimal, number.description)
    case .percent(let number): writer.write(.percent, number.description)
    case .money(let money):
      writer.write(.money, money.amount.description)
      writer.write(money.currency)
    case .date(let day): writer.write(.date, day.daysSince1970)
    case .dateTime(let time):
      writer.write(.dateTime, time.day.daysSince1970)
      writer.write(time.minute)
      writer.write(time.zone)
    case .duration(let duration): writer.write(.duration, duration.minutes)
    case .period(let period):
      writer.write(.period, period.year)
      writer.write(period.quarter)
    case .url(.external(let address)): writer.write(.external, address)
    case .url(.site(let path)):
      writer.write(Tag.site)
      writer.write(path)
    case .none, .list, .record, .entry, .html: writer.write(Tag.none)
    }
  }

  /// Reads what a field can hold before it is resolved: nothing that refers to entries or is HTML.
  init(scalarFrom reader: inout ByteReader) throws(DamagedData) {
    try self.init(try Tag(from: &reader), scalarFrom: &reader)
  }

  private init(_ tag: Tag, scalarFrom reader: inout ByteReader) throws(DamagedData) {
    switch tag {
    case .none: self = .none
    case .text: self = .text(try reader.text())
    case .choice: self = .choice(Choice(id: try reader.text(), label: try reader.text()))
    case .yes: self = .boolean(true)
    case .no: self = .boolean(false)
    case .integer: self = .integer(try reader.integer())
    case .decimal: self = .decimal(try reader.decimal())
    case .percent: self = .percent(try reader.decimal())
    case .money: self = .money(Money(amount: try reader.decimal(), currency: try reader.text()))
    case .date: self = .date(Day(daysSince1970: try reader.integer()))
    case .dateTime:
      self = .dateTime(
        DateTime(
          day: Day(daysSince1970: try reader.integer()), minute: try reader.integer(), zone: try reader.text()))
    case .duration: self = .duration(Duration(minutes: try reader.integer()))
    case .period: self = .period(Period(year: try reader.integer(), quarter: try reader.integer()))
    case .external: self = .url(.external(try reader.text()))
    case .site: self = .url(.site(try reader.sitePath()))
    case .html, .list, .record, .entry: throw DamagedData()
    }
  }
}

// MARK: - Resolved values

extension Value {
  /// Records nest no deeper; damaged bytes could.
  private static let deepest = 64

  /// Reads any value.
  ///
  /// - Parameter entry: the entry that a key stands for, see ``write(to:entry:)``.
  package init(
    from reader: inout ByteReader, entry: (UInt64) throws(DamagedData) -> EntryID
  ) throws(DamagedData) {
    try self.init(from: &reader, entry: entry, depth: 0)
  }

  private init(
    from reader: inout ByteReader, entry: (UInt64) throws(DamagedData) -> EntryID, depth: Int
  ) throws(DamagedData) {
    guard depth < Value.deepest else { throw DamagedData() }
    let tag = try Tag(from: &reader)
    switch tag {
    case .list: self = .list(try Value.list(from: &reader, entry: entry, depth: depth))
    case .record:
      let shape = ShapeID(try reader.integer())
      self = .record(Record(shape: shape, slots: try Value.list(from: &reader, entry: entry, depth: depth)))
    case .entry: self = .entry(try entry(try reader.fixed()))
    case .html: self = .html(try SafeHTML(from: &reader))
    default: try self.init(tag, scalarFrom: &reader)
    }
  }

  private static func list(
    from reader: inout ByteReader, entry: (UInt64) throws(DamagedData) -> EntryID, depth: Int
  ) throws(DamagedData) -> [Value] {
    let count = try reader.count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try Value(from: &reader, entry: entry, depth: depth + 1)) }
    return values
  }
}

extension SafeHTML {
  /// What is filled in cuts the HTML, so the places must lie in it, in order.
  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    let bytes = try reader.run()
    let links = try reader.list { (reader) throws(DamagedData) in
      SafeHTML.Link(offset: try reader.integer(), target: try reader.sitePath())
    }
    var last = 0
    for link in links {
      guard (last...bytes.count).contains(link.offset) else { throw DamagedData() }
      last = link.offset
    }
    self.init(trusted: bytes, links: links)
  }
}

extension Value.Tag {
  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    guard let tag = Value.Tag(rawValue: try reader.byte()) else { throw DamagedData() }
    self = tag
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ tag: Value.Tag) { write(byte: tag.rawValue) }

  fileprivate mutating func write(_ tag: Value.Tag, _ text: String) {
    write(tag)
    write(text)
  }

  fileprivate mutating func write(_ tag: Value.Tag, _ number: Int) {
    write(tag)
    write(number)
  }

  package mutating func write(_ path: SitePath) {
    write(path.path)
    write(path.fragment) { $0.write($1) }
  }
}

extension ByteReader {
  package mutating func sitePath() throws(DamagedData) -> SitePath {
    SitePath(try text(), fragment: try optional { (reader) throws(DamagedData) in try reader.text() })
  }

  fileprivate mutating func decimal() throws(DamagedData) -> Decimal {
    guard let number = Decimal(string: try text()) else { throw DamagedData() }
    return number
  }
}
