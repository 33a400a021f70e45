// What a build keeps of the site it joined, beside the graph: enough to make some of its pages again without joining
// anything. The records themselves lie in a file of their own, see `RecordShelf`.

import BuildGraph
import Coding
import Content
import Diagnostics
import HTML
import Outputs
import Parallel
import Schema

struct KeptSite: Sendable {
  /// Edits that a later build made are in it, see ``Edits``.
  var files: KeptListing
  /// By number: entries, tags, the site.
  let records: [KeptRun]
  /// Tells the file of records from any other.
  let shelf: Digest
  /// By ``EntryID``: where the file `facts` has what the entry's file said.
  let facts: [KeptRun]
  let globals: [Value]
  let feeds: [Feeds.Members]
  let withdrawn: [WithdrawnPerson]
  private let steps: KeptSteps

  init(_ finished: FinishedBuild, steps: KeptSteps, records: [KeptRun], shelf: Digest) {
    let site = finished.site
    files = KeptListing(finished.listing)
    self.records = records
    self.shelf = shelf
    let remembered = finished.portal.store.facts
    facts = site.library.entries.map { remembered[ObjectIdentifier($0.entry)] ?? .none }
    globals = site.globals
    feeds = site.feedMembers
    withdrawn = site.library.withdrawn
    self.steps = steps
  }

  /// The step with this number, if a template lays it out.
  ///
  /// - Parameter file: the file that it makes.
  func page(_ number: Int, file: String) -> Step? { try? steps.page(number, file: file) }

  var stepCount: Int { steps.count }

  /// About how many bytes it takes.
  var size: Int { steps.size + (records.count + facts.count) * 20 + 4096 }
}

/// A run of bytes in a file, and their digest.
struct KeptRun: Sendable, Hashable {
  let offset: Int
  let count: Int
  let digest: Digest

  /// Of what is not there.
  static let none = KeptRun(0..<0, digest: Digest(value: 0))

  init(_ range: Range<Int>, digest: Digest) {
    (offset, count, self.digest) = (range.lowerBound, range.count, digest)
  }

  /// The bytes; nil when they are not these.
  func bytes(in file: OpenFile) -> [UInt8]? {
    guard count > 0, let bytes = file.read(at: offset, count: count), Digest(of: bytes) == digest else {
      return nil
    }
    return bytes
  }
}

// MARK: - As bytes

extension KeptSite {
  /// Numbers stand for entries: what is kept is of one library.
  private static func key(_ id: EntryID) -> UInt64 { UInt64(id.index) }

  static func entry(_ key: UInt64) throws(DamagedData) -> EntryID {
    guard let number = Int(exactly: key) else { throw DamagedData() }
    return EntryID(number)
  }

  func write(to writer: inout ByteWriter) {
    files.write(to: &writer)
    writer.write(records) { $1.write(to: &$0) }
    writer.write(fixed: shelf.value)
    writer.write(facts) { $1.write(to: &$0) }
    writer.write(globals) { $1.write(to: &$0, entry: KeptSite.key) }
    writer.write(feeds) { writer, members in
      writer.write(members.type?.index) { $0.write(natural: $1) }
      writer.write(members.entries) { $0.write(natural: $1.index) }
    }
    writer.write(withdrawn) { $1.write(to: &$0) }
    steps.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    files = try KeptListing(from: &reader)
    records = try reader.list { (reader) throws(DamagedData) in try KeptRun(from: &reader) }
    shelf = Digest(value: try reader.fixed())
    facts = try reader.list { (reader) throws(DamagedData) in try KeptRun(from: &reader) }
    globals = try reader.list { (reader) throws(DamagedData) in
      try Value(from: &reader, entry: KeptSite.entry)
    }
    feeds = try reader.list { (reader) throws(DamagedData) in
      Feeds.Members(
        type: try reader.optional { (reader) throws(DamagedData) in TypeID(try reader.natural()) },
        entries: try reader.list { (reader) throws(DamagedData) in EntryID(try reader.natural()) })
    }
    withdrawn = try reader.list { (reader) throws(DamagedData) in try WithdrawnPerson(from: &reader) }
    steps = try KeptSteps(from: &reader)
    guard facts.count <= records.count else { throw DamagedData() }
  }
}

extension KeptRun {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(natural: offset)
    writer.write(natural: count)
    writer.write(fixed: digest.value)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    offset = try reader.natural()
    count = try reader.natural()
    digest = Digest(value: try reader.fixed())
  }
}

// MARK: - Steps

/// The steps of a plan that templates lay out, pages and mails, each taken apart only when it is wanted.
struct KeptSteps: Sendable {
  private let bytes: [UInt8]
  private let places: [Range<Int>]

  private enum Kind: UInt8 { case other, entry, record, mail }

  init(_ steps: [Step], jobs: Int) {
    let slices = Parallel.slices(of: steps.count, jobs: jobs, smallest: 256) { range in
      var writer = ByteWriter(capacity: range.count * 128)
      let ends = range.map { number in
        KeptSteps.write(steps[number], to: &writer)
        return writer.count
      }
      return (bytes: writer.bytes, ends: ends)
    }
    var (bytes, places): ([UInt8], [Range<Int>]) = ([], [])
    bytes.reserveCapacity(slices.reduce(0) { $0 + $1.bytes.count })
    places.reserveCapacity(steps.count)
    for slice in slices {
      let start = bytes.count
      bytes += slice.bytes
      for end in slice.ends { places.append((places.last?.upperBound ?? 0)..<(start + end)) }
    }
    (self.bytes, self.places) = (bytes, places)
  }

  var count: Int { places.count }
  var size: Int { bytes.count + places.count * 3 }

  private static func write(_ step: Step, to writer: inout ByteWriter) {
    if case .mail(let mail) = step.work { return write(mail, to: &writer) }
    guard case .page(let use, let subject) = step.work else { return writer.write(byte: Kind.other.rawValue) }
    switch (use.subject, subject) {
    case (.entry(let types), .entry(let id)):
      writer.write(byte: Kind.entry.rawValue)
      writer.write(types) { $0.write(natural: $1.index) }
      writer.write(natural: id.index)
    case (.record(let shape), .record(let record)):
      writer.write(byte: Kind.record.rawValue)
      writer.write(natural: shape.index)
      Value.record(record).write(to: &writer) { UInt64($0.index) }
    default: return writer.write(byte: Kind.other.rawValue)
    }
    writer.write(use.template)
    writer.write(step.path.path == step.file)
  }

  private static func write(_ mail: MailStep, to writer: inout ByteWriter) {
    writer.write(byte: Kind.mail.rawValue)
    writer.write(byte: mail.form.rawValue)
    writer.write(mail.use.template)
    writer.write(natural: mail.entry.index)
    if case .entry(let types) = mail.use.subject { writer.write(types) { $0.write(natural: $1.index) } }
    writer.write(mail.page.path)
    for slot in [mail.subject, mail.day] { writer.write(slot) { $0.write(natural: $1) } }
  }

  private func mail(_ reader: inout ByteReader, file: String) throws(DamagedData) -> Step {
    guard let form = MailForm(rawValue: try reader.byte()) else { throw DamagedData() }
    let template = try reader.text()
    let entry = EntryID(try reader.natural())
    let types = try reader.list { (reader) throws(DamagedData) in TypeID(try reader.natural()) }
    let page = SitePath(try reader.text())
    let slots = try (0..<2).map { _ throws(DamagedData) in
      try reader.optional { (reader) throws(DamagedData) in try reader.natural() }
    }
    let mail = MailStep(
      form: form, use: TemplateUse(template: template, subject: .entry(types)), entry: entry, page: page,
      subject: slots[0], day: slots[1])
    return Step(path: SitePath(file), origin: Step.Origin(words: file, place: nil), work: .mail(mail))
  }

  func page(_ number: Int, file: String) throws(DamagedData) -> Step? {
    guard places.indices.contains(number) else { return nil }
    var reader = ByteReader(bytes, in: places[number])
    let type: ValueType
    let subject: Value
    switch Kind(rawValue: try reader.byte()) {
    case .entry?:
      type = .entry(try reader.list { (reader) throws(DamagedData) in TypeID(try reader.natural()) })
      subject = .entry(EntryID(try reader.natural()))
    case .record?:
      type = .record(ShapeID(try reader.natural()))
      subject = try Value(from: &reader, entry: KeptSite.entry)
    case .mail?: return try mail(&reader, file: file)
    case .other?: return nil
    case nil: throw DamagedData()
    }
    let use = TemplateUse(template: try reader.text(), subject: type)
    let path = try reader.flag() ? file : String(file.dropLast("index.html".count))
    // Who asks for a step again has nothing to say about it.
    return Step(
      path: SitePath(path), origin: Step.Origin(words: file, place: nil),
      work: .page(template: use, subject: subject))
  }

  func write(to writer: inout ByteWriter) {
    writer.write(places) { $0.write(natural: $1.count) }
    writer.write(bytes)
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    let count = try reader.count()
    var places: [Range<Int>] = []
    places.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let (next, overflows) = end.addingReportingOverflow(try reader.natural())
      guard !overflows else { throw DamagedData() }
      places.append(end..<next)
      end = next
    }
    bytes = try reader.run()
    self.places = places
    guard end == bytes.count else { throw DamagedData() }
  }
}
