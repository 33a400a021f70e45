// What is made slice by slice on several threads is put together as if one had made it: with more elements than a slice has.

import Coding
import Content
import HTML
import Schema
import Testing

@testable import Site

@Suite struct SlicesTests {
  private static let count = 1500

  @Test func stepsThatAreKeptComeBack() throws {
    let use = TemplateUse(template: "list.html", subject: .record(ShapeID(3)))
    let steps = (0..<Self.count).map { number in
      let text = String(repeating: "x", count: number % 7)
      let record = Record(shape: ShapeID(3), slots: [.text(text), .integer(number)])
      return Step(
        path: SitePath("p\(number)/"), origin: Step.Origin(words: "", place: nil),
        work: number % 5 == 0 ? .bytes([]) : .page(template: use, subject: .record(record)))
    }
    let kept = KeptSteps(steps, jobs: 4)
    var writer = ByteWriter()
    kept.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    for again in [kept, try KeptSteps(from: &reader)] {
      #expect(again.count == Self.count)
      for (number, step) in steps.enumerated() {
        let found = try again.page(number, file: step.path.file)
        #expect(found?.path == (number % 5 == 0 ? nil : step.path))
        guard case .page(_, let subject) = step.work else { continue }
        guard case .page(let foundUse, let foundSubject)? = found?.work else {
          Issue.record("step \(number) is no page")
          continue
        }
        #expect(foundUse == use && foundSubject == subject)
      }
    }
  }

  @Test func manyFilesAreListedInOrder() throws {
    let scratch = try ScratchFolder()
    let names = (0..<Self.count).map { "n\($0 * 7919 % 10_000).md" }
    for name in names { try scratch.write("", to: "content/pages/" + name) }
    try scratch.write("", to: "content/pages/.hidden")
    try scratch.write("", to: "content/pages/kept~")
    let trees = try [1, 4].map {
      try FileTree(of: scratch.path + "/content", label: "content", root: scratch.path + "/content", jobs: $0)
    }
    for tree in trees {
      #expect(tree.files.map(\.path) == names.sorted(by: precedesByBytes).map { "pages/" + $0 })
      #expect(tree.diagnostics.isEmpty)
    }
  }
}
