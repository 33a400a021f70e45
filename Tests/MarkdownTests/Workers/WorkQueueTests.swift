// The bookkeeping of the work: whatever workers do, each file gets one answer, and the right one is blamed.

import Coding
import Diagnostics
import SeededNumbers
import Testing

@testable import Markdown

@Suite struct WorkQueueTests {
  private func answer(_ request: FileRequest) -> FileAnswer {
    FileAnswer(number: request.number, documents: request.sources.map(MarkdownStage.document))
  }

  /// The next files, by number.
  private func numbers(_ queue: inout WorkQueue, _ count: Int) -> [Int?] {
    var numbers: [Int?] = []
    for _ in 0..<count { numbers.append(queue.next()?.number) }
    return numbers
  }

  /// Workers that each hold a few files and die, hang, fail to start or answer at random.
  @Test(arguments: 0..<40)
  func nothingIsLostOrAnsweredTwice(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let files = (0..<60).map { page("Page \($0)\n", "\($0).md") } + [[]]
    var queue = WorkQueue(files)
    var held: [[FileRequest]] = [[], [], []]
    var blamed: Set<Int> = []
    var deaths: [Int: Int] = [:]
    while !queue.isDone {
      let worker = Int.random(in: 0..<held.count, using: &random)
      while held[worker].count < 3, let request = queue.next() { held[worker].append(request) }
      guard let first = held[worker].first else { continue }
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        queue.take(back: held[worker].map(\.number), from: .neverStarted)
        held[worker] = []
      case 1:
        queue.take(back: held[worker].map(\.number), from: .tookTooLong)
        #expect(blamed.insert(first.number).inserted)
        held[worker] = []
      case 2, 3:
        queue.take(back: held[worker].map(\.number), from: .died)
        deaths[first.number, default: 0] += 1
        if deaths[first.number] == 2 { #expect(blamed.insert(first.number).inserted) }
        held[worker] = []
      default:
        held[worker].removeFirst()
        let taken = [queue.take(answer(first)), queue.take(answer(first))]
        #expect(taken == [true, false])
      }
    }
    #expect(held.allSatisfy(\.isEmpty) && !queue.hasMore && queue.waitingBytes == 0)
    #expect(queue.documents.count == files.count && queue.documents.last == [])
    for (number, documents) in queue.documents.dropLast().enumerated() {
      #expect(documents.first?.diagnostics.isEmpty == !blamed.contains(number))
      #expect(documents.first?.plainText == (blamed.contains(number) ? "" : "Page \(number)"))
    }
  }

  @Test func theErrorStandsAtTheFileOnce() {
    let file = SourceFile(path: "a.md", text: "a\nb\n")
    let source = MarkdownSource(bodyOf: file, from: 2)
    var queue = WorkQueue([[source, source]])
    #expect(numbers(&queue, 1) == [0])
    queue.take(back: [0], from: .tookTooLong)
    #expect(queue.isDone)
    let found = queue.documents.joined().flatMap(\.diagnostics)
    #expect(found.map(\.code) == [.markdownTookTooLong])
    #expect(found.first?.place == Place(file: "a.md"))
    #expect(queue.documents.map(\.count) == [2])
  }

  @Test func longFilesGoFirstAndReturnedOnesBeforeAll() {
    let long = page(String(repeating: "word ", count: 20_000))
    var queue = WorkQueue([page("a"), long, page("b"), page("c")])
    #expect(numbers(&queue, 3) == [1, 0, 2])
    queue.take(back: [1, 0, 2], from: .died)
    #expect(numbers(&queue, 5) == [1, 0, 2, 3, nil])
  }

  @Test func answersThatFitNoFileAreRefused() {
    var queue = WorkQueue([page("a")])
    for answer in [(0, []), (1, []), (-1, [])] as [(Int, [MarkdownDocument])] {
      let isTaken = queue.take(FileAnswer(number: answer.0, documents: answer.1))
      #expect(!isTaken)
    }
    #expect(!queue.isDone)
  }
}

@Suite struct FrameTests {
  /// Frames of many sizes, read in pieces of many sizes.
  @Test(arguments: [1, 3, 7, 1000, 65_536, 1 << 20])
  func framesComeBackHoweverTheyAreCut(piece: Int) throws {
    let frames = [0, 1, 5, 300, 70_000, 2, 600_000, 4].map { [UInt8](repeating: UInt8($0 & 0xFF), count: $0) }
    var writer = ByteWriter()
    for frame in frames { writer.writeFrame { $0.write(raw: frame[...]) } }
    let bytes = writer.bytes
    var buffer = FrameBuffer(capacity: 16)
    var found: [[UInt8]] = []
    var position = 0
    while position < bytes.count {
      let moved = buffer.fill { room in
        let count = min(piece, room.count, bytes.count - position)
        room.copyBytes(from: bytes[position..<position + count])
        return .moved(count)
      }
      if case .moved(let count) = moved { position += count }
      while let range = try buffer.next() { found.append(Array(buffer.bytes[range])) }
    }
    #expect(found == frames)
  }

  @Test func aLengthThatNoWorkerSendsIsRefused() {
    var buffer = FrameBuffer()
    _ = buffer.fill { room in
      room.copyBytes(from: [0xFF, 0xFF, 0xFF, 0x7F])
      return .moved(4)
    }
    #expect(throws: DamagedData.self) { _ = try buffer.next() }
  }

  @Test func requestsComeBack() throws {
    let file = SourceFile(path: "a.md", text: "---\nlead: x *y*\n---\nBody\n")
    let sources = [
      MarkdownSource(bodyOf: file, from: 20),
      MarkdownSource(
        text: Array("x *y*".utf8), file: file, origin: .fixed(Span(10, 15)), mode: .inline,
        wantsPlainText: false),
      MarkdownSource(text: Array("elsewhere".utf8), file: file, origin: .offset(3), mode: .block, part: 3),
      MarkdownSource(
        text: Array("x\ny\n".utf8), file: file, origin: .lines([.init(text: 0, file: 10)]), mode: .block),
    ]
    var writer = ByteWriter()
    FileRequest(number: 7, sources: sources).write(to: &writer)
    var reader = ByteReader(writer.bytes)
    let found = try FileRequest(from: &reader)
    #expect(found.number == 7 && reader.isAtEnd)
    #expect(found.sources.map(\.text) == sources.map(\.text))
    #expect(found.sources.map(\.origin) == sources.map(\.origin))
    #expect(found.sources.map(\.mode) == sources.map(\.mode))
    #expect(found.sources.map(\.part) == sources.map(\.part))
    #expect(found.sources.map(\.wantsPlainText) == sources.map(\.wantsPlainText))
    #expect(found.sources.allSatisfy { $0.file == file })
    for length in 0..<writer.count {
      #expect(throws: DamagedData.self) {
        var reader = ByteReader(writer.bytes, in: 0..<length)
        _ = try FileRequest(from: &reader)
      }
    }
  }
}
