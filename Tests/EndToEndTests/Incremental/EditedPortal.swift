// A portal under random edits: writes what each edit changes, builds on top of the last build, and compares with a build of
// the same sources from nothing.

import Content
import Diagnostics
import Foundation
import Site

final class EditedPortal {
  private let portal: SmallPortal
  private var draft = Draft()
  private var wishes = Wishes()
  private var files: [String: String] = [:]
  /// Counts the times that files are stamped with, so that no two are the same.
  private var stamps = 0.0
  private(set) var publishedCount = 0
  /// How many of these did not join everything anew.
  private(set) var revisedCount = 0

  /// - Parameter start: edits made before the first build.
  init(after start: [RandomEdit]) throws {
    portal = try SmallPortal()
    for edit in start { edit.apply(to: &draft, &wishes) }
    // What the draft holds takes the place of the fixture.
    for path in ["content", "templates"] { try portal.remove(path) }
    let all = try draft.files()
    for (path, text) in all { try portal.write(text, to: path) }
    files = all
  }

  /// Applies an edit, builds, and compares.
  ///
  /// - Returns: what differs from a clean build; nil when nothing does.
  func fault(after edit: RandomEdit?) throws -> String? {
    if let edit { try apply(edit) }
    if edit?.isSettled != false { portal.settle() }
    let (before, editsBefore) = (snapshot(wishes.output), edits)
    wishes.jobs = edit.map { $0.which % 2 == 0 ? 1 : 3 } ?? 2
    try portal.build(wishes)
    let after = snapshot(wishes.output)
    var anew = wishes
    anew.jobs = 4 - wishes.jobs
    let clean = try SmallPortal(sourcesOf: portal).build(anew)
    guard let report = portal.report, let expected = clean.report else { return "there is no report" }
    if report.diagnostics != expected.diagnostics {
      return "the diagnostics differ:\n\(difference(report.diagnostics, expected.diagnostics))"
    }
    if (report.entries, report.pages) != (expected.entries, expected.pages) { return "the counts differ" }
    if (report.published == nil) != (expected.published == nil) { return "one was published and one was not" }
    guard report.published != nil else {
      return before == after ? nil : "an error changed the output: \(names(before, after))"
    }
    publishedCount += 1
    if let edits, edits != editsBefore { revisedCount += 1 }
    let wanted = Self.snapshot(of: clean, wishes.output)
    return after == wanted ? nil : "the output differs from a clean build's: \(names(after, wanted))"
  }

  // MARK: Editing

  private func apply(_ edit: RandomEdit) throws {
    edit.apply(to: &draft, &wishes)
    try place(try draft.files(), edit)
    switch edit.kind {
    case .touch:
      if let path = pick(files.keys.sorted(), edit) { try stamp(path) }
    case .damageOutput:
      if let path = pick(ownFiles, edit) { try portal.write("other\n", to: wishes.output + "/" + path) }
    case .removeOutput:
      if let path = pick(ownFiles, edit) { try portal.remove(wishes.output + "/" + path) }
    case .removeMemo:
      let memo = portal.names(below: ".laurel").filter { $0 != "lock" }
      if let path = pick(memo, edit) { try portal.remove(".laurel/" + path) }
    default: break
    }
  }

  private var ownFiles: [String] { portal.outputFiles(wishes.output).keys.filter { !$0.hasPrefix(".") }.sorted() }

  private func pick(_ names: [String], _ edit: RandomEdit) -> String? {
    names.isEmpty ? nil : names[edit.which % names.count]
  }

  /// Makes the sources those of the draft. A file whose text another one had is that one, moved.
  private func place(_ wanted: [String: String], _ edit: RandomEdit) throws {
    let gone = files.filter { wanted[$0.key] != $0.value }
    let new = wanted.filter { files[$0.key] != $0.value }
    var moved: [String: String] = [:]
    for (path, text) in new.sorted(by: { $0.key < $1.key }) {
      guard let source = gone.keys.sorted().first(where: { gone[$0] == text && !moved.values.contains($0) }) else {
        continue
      }
      moved[path] = source
    }
    for source in moved.values { try portal.move(source, to: source + "~") }
    for path in gone.keys where wanted[path] == nil && !moved.values.contains(path) { try portal.remove(path) }
    for (path, text) in new {
      if let source = moved[path] {
        _ = try? portal.remove(path)
        try portal.move(source + "~", to: path)
      } else if edit.isInPlace, files[path] != nil, !moved.values.contains(path) {
        try portal.writeBytes(Array(text.utf8), to: path)
      } else {
        try portal.write(text, to: path)
      }
    }
    files = wanted
  }

  private func stamp(_ path: String) throws {
    stamps += 1
    try portal.stamp(path, secondsSince1970: 1_700_000_000 + stamps)
  }

  // MARK: Comparing

  /// What revisions of the output left; nil when everything was joined anew since.
  private var edits: [Data]? {
    let names = portal.names(below: ".laurel").filter { $0.hasPrefix("edits") }
    return names.isEmpty ? nil : names.compactMap { portal.bytes(".laurel/" + $0) }
  }

  private func snapshot(_ folder: String) -> [String: Data?] { Self.snapshot(of: portal, folder) }

  /// All files with their bytes, and all folders.
  private static func snapshot(of portal: SmallPortal, _ folder: String) -> [String: Data?] {
    let files = portal.outputFiles(folder)
    return Dictionary(
      portal.names(below: folder).map { ($0, files[$0]) }, uniquingKeysWith: { first, _ in first })
  }

  private func names(_ one: [String: Data?], _ other: [String: Data?]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }

  private func difference(_ found: [Diagnostic], _ wanted: [Diagnostic]) -> String {
    let extra = found.filter { !wanted.contains($0) }.map { "+ \($0)" }
    let missing = wanted.filter { !found.contains($0) }.map { "- \($0)" }
    return (extra + missing).joined(separator: "\n")
  }
}
