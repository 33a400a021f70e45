// What is written comes back; what is damaged is refused; digests are those of the specification.

import Coding
import Testing

struct CodingTests {
  @Test func valuesComeBack() throws {
    var writer = ByteWriter()
    let numbers = [0, 1, -1, 63, 64, -64, -65, 300, 1 << 40, .max, .min]
    writer.write(numbers) { $0.write($1) }
    writer.write(fixed: 0x0123_4567_89AB_CDEF)
    writer.write(unsigned: .max)
    writer.write("Pier 2, naïve \u{0}\u{1F6A2}")
    writer.write([7, 8, 9])
    writer.write(String?.none) { $0.write($1) }
    writer.write("there") { $0.write($1) }
    writer.write(true)
    var reader = ByteReader(writer.bytes)
    #expect(try reader.list { (reader) throws(DamagedData) in try reader.integer() } == numbers)
    #expect(try reader.fixed() == 0x0123_4567_89AB_CDEF)
    #expect(try reader.unsigned() == .max)
    #expect(try reader.text() == "Pier 2, naïve \u{0}\u{1F6A2}")
    #expect(try reader.run() == [7, 8, 9])
    #expect(try reader.optional { (reader) throws(DamagedData) in try reader.text() } == nil)
    #expect(try reader.optional { (reader) throws(DamagedData) in try reader.text() } == "there")
    #expect(try reader.flag())
    #expect(reader.isAtEnd)
  }

  @Test(arguments: [
    [], [0x80], [5, 1, 2], [UInt8](repeating: 0xFF, count: 11), [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1],
  ])
  func damageIsRefused(bytes: [UInt8]) {
    #expect(throws: DamagedData.self) {
      var reader = ByteReader(bytes)
      _ = try reader.run()
    }
  }

  /// However little room is left, each sort of value finds some, and what stands there stays.
  @Test func everyValueMakesRoom() {
    let values: [(inout ByteWriter) -> Void] = [
      { $0.write(byte: 7) }, { $0.write(true) }, { $0.write(-1) }, { $0.write(unsigned: 300) },
      { $0.write(unsigned: .max) }, { $0.write(fixed: 9) }, { $0.write(fixed: [1, 2, 3][...]) },
      { $0.write("naïve") },
      { $0.write([1, 2, 3]) }, { $0.write(raw: [4, 5][...]) }, { $0.write([]) }, { $0.write(raw: [][...]) },
      { $0.writeFrame { $0.write(String(repeating: "x", count: 100)) } },
    ]
    for (number, value) in values.enumerated() {
      for before in 0..<70 {
        var small = ByteWriter(capacity: 0)
        var large = ByteWriter(capacity: 4096)
        for byte in 0..<before {
          small.write(byte: UInt8(byte))
          large.write(byte: UInt8(byte))
        }
        value(&small)
        value(&large)
        #expect(small.bytes == large.bytes && small.count == large.bytes.count, "value \(number) behind \(before)")
        #expect(small.bytes.prefix(before).elementsEqual((0..<before).map { UInt8($0) }))
        #expect(small.digest == Digest(of: small.bytes))
        small.removeAll()
        value(&small)
        #expect(Array(large.bytes.dropFirst(before)) == small.bytes)
      }
    }
  }

  @Test func readsOnlyItsRange() {
    var reader = ByteReader([1, 2, 3, 4], in: 1..<2)
    #expect((try? reader.byte()) == 2)
    #expect(throws: DamagedData.self) { try reader.byte() }
  }

  /// Source of the vectors: the xxHash command line on the same bytes.
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
    ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
  ])
  func digestsAreThoseOfTheSpecification(text: String, digest: String) {
    #expect(Digest(of: Array(text.utf8)).text == digest)
  }

  @Test func piecesHaveTheDigestOfTheWhole() {
    let whole = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 31) }
    for count in [0, 1, 31, 32, 33, 64, 200] {
      let bytes = Array(whole.prefix(count))
      for size in [1, 7, 31, 32, 33, 100] {
        let pieces = stride(from: 0, to: count, by: size).map { Array(bytes[$0..<min($0 + size, count)]) }
        #expect(Digest(of: [[]] + pieces) == Digest(of: bytes), "\(count) bytes, \(size) at a time")
      }
    }
  }

  @Test func fixedNumbersGoInOneRun() throws {
    let numbers: [UInt64] = [1, .max, 0x0102_0304_0506_0708]
    var one = ByteWriter()
    var many = ByteWriter()
    for number in numbers { one.write(fixed: number) }
    many.write(fixed: numbers[...])
    #expect(one.bytes == many.bytes)
    var reader = ByteReader(many.bytes)
    var found: [UInt64] = [7]
    try reader.fixed(3, into: &found)
    #expect(found == [7] + numbers && reader.isAtEnd)
    #expect(throws: DamagedData.self) { try reader.fixed(1, into: &found) }
  }
}
