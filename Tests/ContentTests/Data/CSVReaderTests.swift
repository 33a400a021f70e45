// Tables of separated values: what is read of them, and what is refused, with the place.

import Diagnostics
import Testing

@testable import Content

@Suite struct CSVReaderTests {
  /// The header and the rows as texts, and the faults as `D001 2:5`.
  private static func read(_ bytes: [UInt8]) -> (rows: [[String]], faults: [String]) {
    let file = SourceFile(path: "content/data/a.csv", bytes: bytes)
    var reader = CSVReader(file)
    var rows = [reader.header.map { reader.text($0) }]
    while let row = reader.next() { rows.append(row.map { reader.text($0) }) }
    let faults = reader.faults.map { fault in
      let diagnostic = fault.diagnostic(in: file)
      return "\(diagnostic.code.id) \(diagnostic.place?.line ?? 0):\(diagnostic.place?.column ?? 0)"
    }
    return (rows, faults)
  }

  static let good: [(String, [[String]])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2\r", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a;b;c\n1,5;2;3\n", [["a", "b", "c"], ["1,5", "2", "3"]]),
    ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
    ("\"a,x\";b\n1;2\n", [["a,x", "b"], ["1", "2"]]),
    ("a\n1\n", [["a"], ["1"]]),
    ("a,b\n\"1,5\",\"say \"\"no\"\"\"\n", [["a", "b"], ["1,5", "say \"no\""]]),
    ("a,b\n\"one\r\ntwo\",2\n", [["a", "b"], ["one\r\ntwo", "2"]]),
    ("a,b\n,\n\n  \n1,\n", [["a", "b"], ["1", ""]]),
    ("\n\na,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    (" a , b \n 1 , 2 \n", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
    ("größe,b\nø,🛳\n", [["größe", "b"], ["ø", "🛳"]]),
    ("a,b\n=1+1,@SUM(A1)\n", [["a", "b"], ["=1+1", "@SUM(A1)"]]),
    ("", [[]]),
  ]

  @Test(arguments: good)
  func reads(_ text: String, _ rows: [[String]]) {
    let read = Self.read(Array(text.utf8))
    #expect(read.rows == rows)
    #expect(read.faults == [])
  }

  static let bad: [(String, [[String]], [String])] = [
    ("a,b\n1\n3,4\n", [["a", "b"], ["3", "4"]], ["D002 2:1"]),
    ("a,b\n1,2,3\n3,4\n", [["a", "b"], ["3", "4"]], ["D002 2:5"]),
    ("a,b\n1,2,\n", [["a", "b"]], ["D002 2:5"]),
    ("a,b\nx\"y,2\n3,4\n", [["a", "b"], ["3", "4"]], ["D001 2:2"]),
    ("a,b\n\"x\"y,2\n3,4\n", [["a", "b"], ["3", "4"]], ["D001 2:4"]),
    ("a,b\n1,\"x\n3,4\n", [["a", "b"]], ["D001 2:3"]),
    ("a,b\r1,2\r3,4\r", [[]], ["D001 1:4"]),
    ("a,b\n1,2\n\"3\" ,4\n", [["a", "b"], ["1", "2"]], ["D001 3:4"]),
  ]

  @Test(arguments: bad)
  func refusesWithTheRow(_ text: String, _ rows: [[String]], _ faults: [String]) {
    let read = Self.read(Array(text.utf8))
    #expect(read.faults == faults)
    #expect(read.rows == rows)
  }

  @Test(arguments: [
    ([0x61, 0x2C, 0x00, 0x0A], "D003 1:3"), ([0x61, 0x0A, 0xE9, 0x0A], "D003 2:1"),
    ([0xFF, 0xFE, 0x61, 0x00], "D003 1:1"), ([0x61, 0xC0, 0xAF], "D003 1:2"),
    ([0x61, 0xED, 0xA0, 0x80], "D003 1:2"),
    ([0x61, 0xF4, 0x90, 0x80, 0x80], "D003 1:2"), ([0x61, 0xE2, 0x82], "D003 1:2"),
  ])
  func refusesWhatIsNoText(_ bytes: [UInt8], _ fault: String) {
    let read = Self.read(bytes)
    #expect(read.faults == [fault])
    #expect(read.rows == [[]])
  }

  @Test func refusesWhatIsTooMuch() {
    let wide = Array(repeating: "a", count: 201).joined(separator: ",") + "\n"
    #expect(Self.read(Array(wide.utf8)).faults == ["D004 1:1"])
    let long = "a,b\n\"" + String(repeating: "x", count: CSVReader.largestCell + 1) + "\",2\n3,4\n"
    let read = Self.read(Array(long.utf8))
    #expect(read.faults == ["D004 2:2"])
    #expect(read.rows == [["a", "b"], ["3", "4"]])
    #expect(Self.read([UInt8](repeating: 0x61, count: CSVReader.mostBytes + 1)).faults == ["D004 1:1"])
    let tall = "a\n" + String(repeating: "1\n", count: CSVReader.mostRows + 1)
    let rows = Self.read(Array(tall.utf8))
    #expect(rows.faults == ["D004 \(CSVReader.mostRows + 2):1"])
    #expect(rows.rows.count == CSVReader.mostRows + 1)
  }

  @Test func manyWarningsHideNoError() {
    let rows = (0..<300).map { "a,2026-Q3,\($0 + 3),9,,1,2\n" }.joined()
    let file = FigureFile(
      SourceFile(
        path: "content/data/a.csv",
        text: "metric,period,value,n,group,numerator,denominator\n" + rows + "a,2026-Q3,x,9,,,\n"))
    #expect(file.diagnostics.count == 201)
    #expect(file.diagnostics.hasErrors)
  }

  /// Whatever the bytes are, reading ends, and every cell lies in the file. What was written by the rules is read back.
  @Test func anyBytesAreRead() {
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let alphabet = Array("\",;\t\r\n a=é\u{0}".utf8) + [0xFF]
    for _ in 0..<3000 {
      let bytes = (0..<next(40)).map { _ in alphabet[next(alphabet.count)] }
      _ = Self.read(bytes)
    }
    let texts = ["", "a", "x,y", "say \"no\"", "two\nlines", "a;b", " ", "é"]
    for _ in 0..<500 {
      let width = 2 + next(4)
      let rows = (0..<(1 + next(5))).map { row in (0..<width).map { row == 0 ? "c\($0)" : texts[next(texts.count)] }
      }
      let csv = rows.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
          + (next(2) == 0 ? "\n" : "\r\n")
      }.joined()
      let wanted = rows.map { $0.map { $0 == " " ? "" : $0 } }.filter { !$0.allSatisfy(\.isEmpty) }
      let read = Self.read(Array(csv.utf8))
      #expect(read.rows == wanted)
      #expect(read.faults == [])
    }
  }
}
