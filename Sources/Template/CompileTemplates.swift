// All stages in their order: bytes -> tokens -> tree -> checked tree -> escaped tree -> instructions.

package import Diagnostics
import Parallel
import Schema

/// Compiles the requested page templates, each for its subject, and checks everything else as far as it can be checked.
///
/// - Returns: one program for each request, all of them nil when anything in the set is wrong, because nothing can be
///   published then; and all diagnostics of the set, each once. A page template that nobody requests is checked for its
///   writing only; components are checked in full always.
package func compileTemplates(
  _ templates: ParsedTemplates, requests: [TemplateRequest], environment: TemplateEnvironment, jobs: Int = 1
) -> (programs: [Program?], diagnostics: [Diagnostic]) {
  let stages = TemplateStages(templates, requests: requests, environment: environment, jobs: jobs)
  return (stages.programs, stages.diagnostics)
}

/// The first two stages, which need nothing but the files.
package struct ParsedTemplates: Sendable {
  let files: [ParsedTemplate]

  package init(_ files: [TemplateFile], jobs: Int = 1) {
    self.files = Parallel.map(files, jobs: jobs, smallest: 1) {
      ParsedTemplate(name: $0.name, syntax: Parser.parse($0.source))
    }
  }
}

/// The results of every stage, kept side by side for `compileTemplates` and for printing them.
struct TemplateStages {
  let checked: CheckedSet
  let components: [EscapedUnit]
  let pages: [EscapedUnit?]
  let programs: [Program?]
  let diagnostics: [Diagnostic]

  init(_ templates: ParsedTemplates, requests: [TemplateRequest], environment: TemplateEnvironment, jobs: Int) {
    checked = SetChecker.check(templates.files, requests: requests, in: environment)
    var report = TemplateReport(files: templates.files)
    report.add(checked)
    components = TemplateStages.escape(
      checked.components, of: checked, areComponents: true, jobs: jobs, into: &report
    ).compactMap(\.self)
    pages = TemplateStages.escape(checked.pages, of: checked, areComponents: false, jobs: jobs, into: &report)
    diagnostics = report.diagnostics
    let isSound = !report.diagnostics.hasErrors
    let (escaped, set) = (components, checked)
    programs = Parallel.map(pages, jobs: jobs, smallest: 1) { page in
      guard isSound, let page else { return nil }
      return Compiler.compile(page, components: escaped, of: set, in: environment)
    }
  }

  private static func escape(
    _ units: [CheckedUnit?], of set: CheckedSet, areComponents: Bool, jobs: Int, into report: inout TemplateReport
  ) -> [EscapedUnit?] {
    let results = Parallel.map(units, jobs: jobs, smallest: 1) { unit in
      unit.map { Escaper.escape($0, in: set, isComponent: areComponents) }
    }
    for case (let unit?, let result?) in zip(units, results) { report.add(result.faults, of: unit, in: set) }
    return results.map { $0?.unit }
  }
}

/// Collects what the stages found, each fact once: a parent is checked for every page that extends it.
private struct TemplateReport {
  private let files: [ParsedTemplate]
  private let sources: [SourceFile]
  private var seen: Set<Fact> = []
  private var found: [Diagnostic] = []

  private struct Fact: Hashable {
    let place: Place?
    let message: String
  }

  init(files: [ParsedTemplate]) {
    self.files = files
    sources = files.map(\.syntax.file)
    for file in files {
      for fault in file.syntax.faults { add(fault.diagnostic(in: file.syntax.file)) }
    }
  }

  mutating func add(_ set: CheckedSet) {
    for fault in set.faults {
      add(explained(fault.diagnostic(in: sources), at: fault.origin, in: set))
    }
  }

  /// Complaints about borders are left out where a block was left open: they would all point beside the cause.
  mutating func add(_ faults: [EscapingError], of unit: CheckedUnit, in set: CheckedSet) {
    let isSound = chain(from: unit.origin.file).allSatisfy { files[$0].syntax.isStructurallySound }
    for fault in faults where isSound || !fault.fault.isAboutBorders {
      var diagnostic = fault.diagnostic(in: sources)
      let levels = chain(from: unit.origin.file).map { Inheritance.Level(file: $0, syntax: files[$0].syntax) }
      for note in extensionNotes(for: fault.origin, levels) {
        diagnostic = diagnostic.noting(Diagnostic.Note(note.message, at: note.origin.place(in: sources)))
      }
      add(explained(diagnostic, at: fault.origin, in: set))
    }
  }

  /// The unit's file and its parents' files.
  private func chain(from start: Int) -> [Int] {
    var chain = [start]
    while let last = chain.last, let parent = files[last].syntax.parent?.text,
      let next = files.firstIndex(where: { $0.name == parent }), !chain.contains(next)
    { chain.append(next) }
    return chain
  }

  /// For a fault in a component, the first place that calls it.
  private func explained(_ diagnostic: Diagnostic, at origin: Origin, in set: CheckedSet) -> Diagnostic {
    guard let component = component(around: origin, in: set) else { return diagnostic }
    let calls = (set.pageCalls + set.componentCalls).joined().filter {
      $0.component == component && $0.origin.file != origin.file
    }
    guard
      let first = calls.min(by: { ($0.origin.file, $0.origin.span.start) < ($1.origin.file, $1.origin.span.start) })
    else { return diagnostic }
    return diagnostic.noting(Diagnostic.Note("called from here", at: first.origin.place(in: sources)))
  }

  /// The component whose text holds the place: the last one that begins before it.
  private func component(around origin: Origin, in set: CheckedSet) -> Int? {
    set.components.indices.last {
      set.components[$0].origin.file == origin.file && set.components[$0].origin.span.start <= origin.span.start
    }
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    guard seen.insert(Fact(place: diagnostic.place, message: diagnostic.message)).inserted else { return }
    found.append(diagnostic)
  }

  var diagnostics: [Diagnostic] { found.sortedForReport() }
}
