// One page of about 25 KB with a list of 100 rows, by Laurel, Stencil and swift-mustache: the same bytes, in how many nanoseconds.
//
// Usage: TemplateEngines [--rounds N] [--record FILE]     --record writes the table into FILE, between its two marks
//        TemplateEngines --render laurel N                renders N pages, to be counted by a profiler

import Foundation
import HTML

@main
struct TemplateEngines {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    func value(after option: String) -> String? {
      arguments.firstIndex(of: option).flatMap { arguments.dropFirst($0 + 1).first }
    }
    let roster = Roster()
    if let name = value(after: "--render") {
      return try render(name, times: arguments.last.flatMap(Int.init) ?? 1, roster)
    }
    let engines: [any Engine] = [try LaurelEngine(roster), try MustacheEngine(roster), try StencilEngine(roster)]
    let size = try sameSize(of: engines)
    let rounds = value(after: "--rounds").flatMap(Int.init) ?? 31
    let table = Table(measurements: try Measurement.take(engines, rounds: rounds), pageSize: size, rounds: rounds)
    print(table.text)
    if let file = value(after: "--record") { try table.record(in: URL(filePath: file)) }
  }

  /// The bytes of a page, when all engines make the same of it.
  private static func sameSize(of engines: [any Engine]) throws -> Int {
    let first = try engines[0].render()
    for engine in engines {
      let page = try engine.render()
      guard page != first else { continue }
      let place = zip(page, first).prefix { $0 == $1 }.count
      let (ours, theirs) = (excerpt(first, at: place), excerpt(page, at: place))
      throw Failure(
        description: "\(type(of: engine).title) differs from byte \(place) on:\n\(theirs)\ninstead of:\n\(ours)")
    }
    return first.count
  }

  private static func excerpt(_ bytes: [UInt8], at place: Int) -> String {
    String(decoding: bytes[max(0, place - 40)..<min(bytes.count, place + 40)], as: UTF8.self)
  }

  private static func render(_ name: String, times: Int, _ roster: Roster) throws {
    let kinds: [String: any Engine.Type] = [
      "laurel": LaurelEngine.self, "mustache": MustacheEngine.self, "stencil": StencilEngine.self,
    ]
    guard let kind = kinds[name] else { throw Failure(description: "no engine is called \(name)") }
    let engine = try kind.init(roster)
    for _ in 0..<times { _ = try engine.render() }
  }
}
