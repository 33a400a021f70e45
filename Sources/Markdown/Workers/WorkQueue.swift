// Which file is parsed next, what has come back, and who is to blame when a worker ends: pure bookkeeping, so that no
// file is lost or answered twice whatever the processes do.

import Diagnostics

/// How a worker ended that still had work.
enum WorkerEnding: Sendable, Hashable {
  /// It never said that it was ready.
  case neverStarted
  /// It died, or answered nonsense.
  case died
  /// The first file of those it had took longer than allowed.
  case tookTooLong
}

/// The files of one call, from first to last.
struct WorkQueue: Sendable {
  private let files: [[MarkdownSource]]
  private var answers: [[MarkdownDocument]?]
  private var open: Int
  /// Numbers of files not handed out yet: long ones first, because the last one handed out is waited for.
  private var order: [Int]
  private var handedOut = 0
  /// Handed out to a worker that ended; they go first.
  private var returned: [Int] = []
  private var deaths: [Int: Int] = [:]
  /// Bytes of the files not handed out.
  private(set) var waitingBytes = 0

  /// So long a file is handed out before shorter ones.
  private static let longFile = 1 << 16
  /// As often a worker may die over a file: the first time something else may have been the reason.
  private static let deathLimit = 2

  init(_ files: [[MarkdownSource]]) {
    self.files = files
    answers = files.map { $0.isEmpty ? [] : nil }
    let numbers = files.indices.filter { !files[$0].isEmpty }
    open = numbers.count
    let sizes = files.map(WorkQueue.size)
    order = numbers.filter { sizes[$0] > Self.longFile } + numbers.filter { sizes[$0] <= Self.longFile }
    waitingBytes = sizes.reduce(0, +)
  }

  var isDone: Bool { open == 0 }
  /// Whether a file waits for a worker.
  var hasMore: Bool { handedOut < order.count || !returned.isEmpty }
  /// One list of documents for each file, in the order of the files; empty lists for those without an answer.
  var documents: [[MarkdownDocument]] { answers.map { $0 ?? [] } }

  /// The next file for a worker.
  mutating func next() -> FileRequest? {
    let number: Int
    if let first = returned.popLast() {
      number = first
    } else if handedOut < order.count {
      number = order[handedOut]
      handedOut += 1
    } else {
      return nil
    }
    waitingBytes -= WorkQueue.size(files[number])
    return FileRequest(number: number, sources: files[number])
  }

  /// - Returns: false when this is no answer to a file that is open.
  mutating func take(_ answer: FileAnswer) -> Bool {
    guard answers.indices.contains(answer.number), answers[answer.number] == nil,
      answer.documents.count == files[answer.number].count
    else { return false }
    answers[answer.number] = answer.documents
    open -= 1
    return true
  }

  /// Takes back what a worker had that ended. The first of its files may be the reason.
  ///
  /// - Parameter numbers: files without an answer, in the order in which it had to parse them.
  mutating func take(back numbers: [Int], from ending: WorkerEnding) {
    for number in numbers.dropFirst().reversed() { giveBack(number) }
    guard let first = numbers.first else { return }
    switch ending {
    case .neverStarted: giveBack(first)
    case .tookTooLong: refuse(first, .tookTooLong)
    case .died:
      deaths[first, default: 0] += 1
      if deaths[first, default: 0] < Self.deathLimit { giveBack(first) } else { refuse(first, .parserGaveUp) }
    }
  }

  private mutating func giveBack(_ number: Int) {
    returned.append(number)
    waitingBytes += WorkQueue.size(files[number])
  }

  private mutating func refuse(_ number: Int, _ problem: MarkdownProblem) {
    answers[number] = files[number].enumerated().map { index, source in
      MarkdownDocument.refused(index == 0 ? [problem.diagnostic(of: source.file)] : [])
    }
    open -= 1
  }

  /// Bytes that a file's request takes, roughly.
  static func size(_ sources: [MarkdownSource]) -> Int { sources.first?.file.bytes.count ?? 0 }
}
