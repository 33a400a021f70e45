// The whole preview over the small portal of the end-to-end tests: build, break, mend.

import Content
import Diagnostics
import Foundation
import Schema
import Site
import Synchronization
import Testing

@testable import DevServer

/// A preview of a copy of the small portal.
final class SmallPreview: Sendable {
  let scratch: Scratch
  let port: UInt16
  private let events = Mutex<[PreviewEvent]>([])
  private let listener: Listener

  init() throws {
    scratch = try Scratch()
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../EndToEndTests/Fixtures/small")
    for name in ["content", "templates"] {
      try FileManager.default.copyItem(
        atPath: fixture.standardized.appending(path: name).path, toPath: scratch.path + "/" + name)
    }
    listener = try Listener(address: "127.0.0.1", port: 0)
    port = listener.rule.port
  }

  func run(_ body: () async throws -> Void) async throws {
    let day = try #require(Day(year: 2_026, month: 11, day: 23))
    let (listener, path) = (listener, scratch.path)
    let running = Task {
      try await Preview.run(on: listener) {
        BuildRequest(
          folders: PortalFolders(
            content: path + "/content", templates: path + "/templates", output: path + "/" + Preview.folder),
          selection: Selection(audience: .all, today: day, includesDrafts: false, includesFuture: false))
      } tell: { event in
        self.events.withLock { $0.append(event) }
      }
    }
    try await stopping(running, body)
  }

  var heard: [PreviewEvent] { events.withLock { $0 } }

  /// The last build's report, once there have been so many builds.
  func report(ofBuild number: Int) async throws -> BuildReport {
    #expect(try await eventually { heard.count >= number }, "build \(number) never came")
    guard case .built(_, let report, _, _)? = heard.last else { throw Scratch.NotFound(text: "a report") }
    return report
  }

  func get(_ target: String) async throws -> Answer {
    let port = port
    return try await blocking {
      let connection = try RawConnection(port: port)
      connection.send("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n")
      return Answer(connection.receive())
    }
  }
}

@Suite(.timeLimit(.minutes(5))) struct PreviewTests {
  @Test func whatIsSavedIsServed() async throws {
    let preview = try SmallPreview()
    try await preview.run {
      let first = try await preview.report(ofBuild: 1)
      #expect(first.published != nil && first.pages > 5)
      let before = try await preview.get("/stories/first/")
      #expect(before.status == 200 && before.body.contains("/.laurel/preview.js"))
      try preview.scratch.replace(
        "\n---\n", with: "\n---\nA brand new sentence.\n\n", in: "content/stories/first.md")
      let second = try await preview.report(ofBuild: 2)
      #expect(second.published.map { $0.written + $0.removed > 0 } == true)
      let after = try await preview.get("/stories/first/")
      #expect(after.body.contains("A brand new sentence."))
      #expect(preview.scratch.text("site/index.html") == nil, "the published folder was written")
      if case .built(let changed, _, let isNew, _)? = preview.heard.last {
        #expect(changed.map { $0.hasSuffix("/content/stories/first.md") } == [true] && isNew)
      }
    }
  }

  @Test func theLastGoodSiteStaysBehindErrors() async throws {
    let preview = try SmallPreview()
    try await preview.run {
      _ = try await preview.report(ofBuild: 1)
      try preview.scratch.replace("title:", with: "titel:", in: "content/stories/first.md")
      let report = try await preview.report(ofBuild: 2)
      #expect(report.diagnostics.hasErrors && report.published == nil)
      #expect(try await preview.get("/stories/first/").status == 200)
      try preview.scratch.replace("titel:", with: "title:", in: "content/stories/first.md")
      let mended = try await preview.report(ofBuild: 3)
      #expect(mended.published?.written == 0)
      if case .built(_, _, let isNew, _)? = preview.heard.last { #expect(!isNew, "browsers reload for nothing") }
    }
  }

  @Test func withoutAGoodBuildEveryAddressShowsTheErrors() async throws {
    let preview = try SmallPreview()
    try preview.scratch.replace("title:", with: "titel:", in: "content/stories/first.md")
    // What an earlier preview left behind may have been built for other readers.
    try preview.scratch.write("<body>old</body>", to: Preview.folder + "/index.html")
    try await preview.run {
      _ = try await preview.report(ofBuild: 1)
      for target in ["/", "/stories/first/", "/nowhere/"] {
        let answer = try await preview.get(target)
        #expect(answer.status == 503 && answer.body.contains("content/stories/first.md:2:1"))
        #expect(
          answer.body.contains("<mark>titel</mark>") && answer.body.contains("^^^^^")
            && !answer.body.contains("old"))
      }
    }
  }

  @Test func aDiskThatFailsIsTriedAgain() async throws {
    let preview = try SmallPreview()
    // A file where the preview's folder has to be.
    try preview.scratch.write("x", to: ".laurel")
    try await preview.run {
      #expect(try await eventually { preview.heard.contains { if case .failed = $0 { true } else { false } } })
      let answer = try await preview.get("/")
      #expect(answer.status == 503 && answer.body.contains("could not be written"))
      try FileManager.default.removeItem(atPath: preview.scratch.path + "/.laurel")
      #expect(try await eventually { (try? await preview.get("/").status) == 200 })
      #expect(preview.heard.count == 2, "the same failure is told once")
    }
  }
}
