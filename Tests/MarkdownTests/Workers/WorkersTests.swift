// Real worker processes: the same pages as in one process, whatever texts or signals do to the workers.

import Diagnostics
import Foundation
import Markdown
import Synchronization
import Testing

@Suite(.serialized) struct WorkersTests {
  private func laurel() throws -> WorkerCommand { try #require(Executable.laurel, "laurel is not built") }
  private func unguarded() throws -> WorkerCommand {
    try #require(Executable.unguarded, "UnguardedWorker is not built")
  }

  @Test func manyDocumentsAreTheSameWithAllWorkersBusyAsWithOneAndWithNone() async throws {
    let pages = GeneratedTexts.pages(20_000)
    let command = try laurel()
    async let alone = MarkdownStage().documents(for: pages)
    async let one = MarkdownStage(workers: MarkdownWorkers(command: command, jobs: 1)).documents(for: pages)
    let expected = try await alone
    #expect(try await one == expected)
    let many = MarkdownWorkers(command: command, jobs: max(2, ProcessInfo.processInfo.activeProcessorCount))
    #expect(try many.documents(for: pages) == expected)
    #expect(expected.count == 20_000 && Set(expected.map { $0[0].html }).count > 19_000)
    #expect(expected[0][0].htmlText.hasPrefix("<p><del>q0</del> <a href=\"http://www.a0.example\""))
  }

  /// A build calls from several threads, more than there are workers.
  @Test func callsFromSeveralThreadsShareTheWorkers() async throws {
    let pages = GeneratedTexts.pages(600)
    let expected = try MarkdownStage().documents(for: pages)
    let workers = MarkdownWorkers(command: try laurel(), jobs: 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in stride(from: 0, to: 600, by: 50) {
        group.addTask {
          let range = first..<(first + 50)
          workers.start(for: 1 << 20)
          let found = try workers.documents(for: Array(pages[range]))
          #expect(found == Array(expected[range]))
        }
      }
      try await group.waitForAll()
    }
  }

  /// The system gives no second process: the one there is does all the work.
  @Test func callsWaitForTheOnlyWorkerThereIs() async throws {
    let link = FileManager.default.temporaryDirectory.appending(path: "laurel-link-\(UUID().uuidString)")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: try laurel().executable)
    let workers = MarkdownWorkers(command: WorkerCommand(executable: link.path), jobs: 4)
    workers.start(for: 1)
    try FileManager.default.removeItem(at: link)
    workers.start(for: 1 << 20)
    let pages = GeneratedTexts.pages(100)
    let expected = try MarkdownStage().documents(for: pages)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let found = try workers.documents(for: pages)
          #expect(found == expected)
        }
      }
      try await group.waitForAll()
    }
    workers.close()
    #expect(throws: WorkerFailure.self) { try workers.documents(for: pages) }
  }

  /// Front matter fields and bodies of one file: places are counted in the file.
  @Test func textsOfOneFileKeepTheirPlaces() throws {
    let file = SourceFile(path: "a.md", text: "---\nlead: a<b>\n---\n\n<i>\n\n[x](y.md)\n")
    let sources = [
      MarkdownSource(bodyOf: file, from: 19),
      MarkdownSource(text: Array("a<b>".utf8), file: file, origin: .fixed(Span(10, 14)), mode: .inline),
    ]
    let workers = MarkdownWorkers(command: try laurel(), jobs: 2)
    let found = try workers.documents(for: [sources, [], sources])
    #expect(found.map(\.count) == [2, 0, 2])
    #expect(found[0].map(\.places) == [["M010 5:1"], ["M010 2:7"]])
    #expect(found[0] == MarkdownStage().parsedHere(sources) && found[2] == found[0])
    #expect(found[0][0].slots.map(\.span) == [Span(29, 33)])
    #expect(try workers.documents(for: []) == [])
  }

  /// Requests and answers far larger than a pipe, in both directions at once.
  @Test func fullPipesDoNotWaitForEachOther() throws {
    let tooLong = page(String(repeating: "a", count: 1_100_000))
    let pages = (0..<6).map { $0.isMultiple(of: 2) ? tooLong : page(String(repeating: "`&&&&`\n", count: 9_000)) }
    let found = try MarkdownWorkers(command: try laurel(), jobs: 3, limits: WorkerLimits(deadline: .seconds(60)))
      .documents(for: pages)
    #expect(found.enumerated().allSatisfy { $1[0].codes == ($0.isMultiple(of: 2) ? ["M001"] : []) })
    #expect(found[1][0].html.count > 200_000 && found[1] == found[5])
  }

  @Test(arguments: [
    ("hang\n", "M009"), ("die\n", "M008"), ("leave\n", "M008"), ("babble\n", "M008"), ("answer twice\n", "M008"),
  ])
  func oneFileThatEndsItsWorkerHarmsNoOther(text: String, code: String) throws {
    let workers = MarkdownWorkers(
      command: try unguarded(), jobs: 2, limits: WorkerLimits(deadline: .seconds(2)))
    var pages = GeneratedTexts.pages(300)
    let bad = [0, 150, 299]
    for number in bad { pages[number] = page(text, "bad-\(number).md") }
    let found = try workers.documents(for: pages)
    for (number, documents) in found.enumerated() {
      if bad.contains(number) {
        #expect(documents.map(\.codes) == [[code]])
        #expect(documents[0].diagnostics.first?.place == Place(file: "bad-\(number).md"))
      } else {
        #expect(documents == MarkdownStage().parsedHere(pages[number]))
      }
    }
    // The pool is as good as new.
    #expect(try workers.documents(for: [pages[1]]) == [found[1]])
  }

  /// The shapes of 100 KB on which libcmark-gfm takes seconds to minutes, or gigabytes: as they come from an author, and
  /// as the parser meets them when no check comes before it.
  @Test(arguments: [false, true])
  func slowShapesEndInTime(isGuarded: Bool) throws {
    let limits = isGuarded ? WorkerLimits() : WorkerLimits(deadline: .seconds(2))
    let workers = MarkdownWorkers(command: isGuarded ? try laurel() : try unguarded(), jobs: 2, limits: limits)
    let ordinary = GeneratedTexts.pages(60)
    let shapes = SlowShapes.all.enumerated().map { page($1, "slow-\($0).md") }
    let pages = zip(shapes, ordinary).flatMap { [$0, $1] } + ordinary[shapes.count...]
    var found: [[MarkdownDocument]] = []
    let time = try ContinuousClock().measure { found = try workers.documents(for: pages) }
    var refused = 0
    for (page, documents) in zip(pages, found) {
      if page[0].file.path.hasPrefix("slow") {
        let isRefused = documents[0].diagnostics.contains { $0.isError && $0.place?.path == page[0].file.path }
        refused += isRefused ? 1 : 0
        #expect(isRefused || !documents[0].html.isEmpty)
      } else {
        #expect(documents == MarkdownStage().parsedHere(page))
      }
    }
    #expect(refused >= (isGuarded ? 5 : 3))
    #expect(time < limits.deadline * SlowShapes.all.count)
    workers.close()
    #expect(largestChild() < 640 << 20)
  }

  /// A text that is all right but needs more memory than there is.
  @Test func aTextThatNeedsTooMuchMemoryIsRefused() throws {
    let limits = WorkerLimits(deadline: .seconds(60), memory: 24 << 20)
    let pages = [page("a"), page(String(repeating: "*a* `b` ", count: 60_000), "large.md"), page("b")]
    let found = try MarkdownWorkers(command: try laurel(), jobs: 1, limits: limits).documents(for: pages)
    #expect(found.map { $0[0].codes } == [[], ["M008"], []])
  }

  /// As the system does when memory runs out.
  @Test func workersThatAreKilledAreReplaced() throws {
    let pages = GeneratedTexts.pages(4_000)
    let workers = MarkdownWorkers(command: try laurel(), jobs: 2)
    let killing = Killing(times: 2)
    let found = try workers.documents(for: pages)
    #expect(killing.stop() > 0)
    let expected = try MarkdownStage().documents(for: pages)
    #expect(found == expected)
  }

  @Test func theyAreKeptForFurtherCallsAndEndWithThePool() throws {
    var workers: MarkdownWorkers? = MarkdownWorkers(command: try laurel(), jobs: 2)
    let first = try workers?.documents(for: [page("a")])
    let kept = workerProcesses()
    #expect(kept.count == 1)
    #expect(try workers?.documents(for: [page("a")]) == first)
    #expect(workerProcesses() == kept)
    // One that ended while it was idle is replaced, and no file is blamed.
    for number in kept { kill(number, SIGKILL) }
    #expect(try workers?.documents(for: [page("a")]) == first)
    #expect(workerProcesses().count == 1 && workerProcesses() != kept)
    workers?.close()
    #expect(workerProcesses().isEmpty)
    #expect(try workers?.documents(for: [page("a")]) == first)
    workers = nil
    #expect(workerProcesses().isEmpty)
  }

  @Test func onlyAsManyAreStartedAsThereIsWorkFor() throws {
    let workers = MarkdownWorkers(command: try laurel(), jobs: 8)
    _ = try workers.documents(for: GeneratedTexts.pages(50))
    #expect(workerProcesses().count == 1)
    workers.close()
  }

  @Test func theyCanBeStartedBeforeThereIsWork() throws {
    let workers = MarkdownWorkers(command: try laurel(), jobs: 2)
    workers.start(for: 5 << 20)
    var started = workerProcesses()
    // A process shows its name a moment after it is there.
    for _ in 0..<200 where started.count < 2 {
      usleep(10_000)
      started = workerProcesses()
    }
    #expect(started.count == 2)
    #expect(try workers.documents(for: [page("a")])[0][0].codes == [])
    #expect(workerProcesses() == started)
    workers.close()
    MarkdownWorkers(command: WorkerCommand(executable: "/no/such/file"), jobs: 2).start(for: 5 << 20)
    #expect(workerProcesses().isEmpty)
  }

  @Test(arguments: [
    ("/no/such/file", "No such file or directory"), ("/dev/null", "Permission denied"),
    ("/bin/false", "it ended with status 1"), ("/bin/echo", "it is not Laurel"),
  ])
  func whatIsNoWorkerFails(path: String, reason: String) throws {
    #expect {
      try MarkdownWorkers(command: WorkerCommand(executable: path), jobs: 2).documents(for: [page("a")])
    } throws: { error in
      guard let failure = error as? WorkerFailure else { return false }
      return failure.path == path && failure.reason == reason
    }
    #expect(workerProcesses().isEmpty)
  }

  @Test func whatSaysNothingFailsInTime() throws {
    // A shell that is given our arguments as a script does not find it; without any it waits for its input.
    let limits = WorkerLimits(start: .milliseconds(200))
    let script = FileManager.default.temporaryDirectory.appending(path: "laurel-silent-\(UUID().uuidString)")
    try "#!/bin/sh\nexec sleep 60\n".write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
    #expect(throws: WorkerFailure.self) {
      try MarkdownWorkers(command: WorkerCommand(executable: script.path), jobs: 2, limits: limits)
        .documents(for: [page("a")])
    }
  }
}

extension MarkdownStage {
  /// The documents of one file's texts, parsed in this process.
  fileprivate func parsedHere(_ sources: [MarkdownSource]) -> [MarkdownDocument] {
    sources.map(MarkdownStage.document)
  }
}

/// Kills workers of this process from a thread of its own, so far apart that no file meets it twice.
private final class Killing: Sendable {
  private let killed = Mutex<Set<Int32>>([])
  private let isOver = Mutex(false)

  init(times: Int) {
    Thread.detachNewThread { [self] in
      while killed.withLock({ $0.count < times }) {
        Thread.sleep(forTimeInterval: 0.3)
        let done = killed.withLock { $0 }
        guard !isOver.withLock({ $0 }) else { return }
        guard let number = workerProcesses().first(where: { !done.contains($0) }) else { continue }
        kill(number, SIGKILL)
        killed.withLock { _ = $0.insert(number) }
      }
    }
  }

  /// How many were killed.
  func stop() -> Int {
    isOver.withLock { $0 = true }
    return killed.withLock { $0.count }
  }
}

/// The processes that this one has started as workers. Linux only; elsewhere none are found.
private func workerProcesses() -> [Int32] {
  let numbers = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  return numbers.filter { number in
    guard let status = try? String(contentsOfFile: "/proc/\(number)/status", encoding: .utf8),
      let line = try? String(contentsOfFile: "/proc/\(number)/cmdline", encoding: .utf8)
    else { return false }
    return status.contains("PPid:\t\(getpid())\n") && line.contains("\(MarkdownWorker.name)\0")
  }
  .sorted()
}

/// Bytes of memory that the largest process had that was started from here and has ended.
private func largestChild() -> Int {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return Int(usage.ru_maxrss) << 10
  #else
    getrusage(RUSAGE_CHILDREN, &usage)
    return Int(usage.ru_maxrss)
  #endif
}
