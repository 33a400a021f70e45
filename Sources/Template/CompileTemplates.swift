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
  CheckedTemplates(templates, likely: requests, environment: environment, jobs: jobs)
    .compiled(requests, jobs: jobs)
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

/// The next two stages, for the components and for those pages that are known before all are.
package struct CheckedTemplates: Sendable {
  private let checker: SetChecker
  private let environment: TemplateEnvironment
  let components: [EscapedPart]
  private let recursions: [CheckError]
  private let pages: [TemplateRequest: Result<EscapedPart, CheckError>]

  /// - Parameter likely: requests that may be made; a request that is none of these is checked when it is made.
  package init(
    _ templates: ParsedTemplates, likely: [TemplateRequest], environment: TemplateEnvironment, jobs: Int
  ) {
    let checker = SetChecker(templates.files, in: environment)
    self.checker = checker
    self.environment = environment
    let requests = Array(Set(likely))
    components = Parallel.map(Array(0..<checker.componentCount), jobs: jobs, smallest: 1) { number in
      EscapedPart(checker.component(number), in: checker.files, isComponent: true)
    }
    recursions = checker.recursions(among: components.map(\.checked.calls))
    let pages = Parallel.map(requests, jobs: jobs, smallest: 1) { CheckedTemplates.page($0, by: checker) }
    self.pages = Dictionary(zip(requests, pages), uniquingKeysWith: { first, _ in first })
  }

  /// As ``compileTemplates(_:requests:environment:jobs:)``.
  package func compiled(_ requests: [TemplateRequest], jobs: Int) -> (
    programs: [Program?], diagnostics: [Diagnostic]
  ) {
    let pages = Parallel.map(requests, jobs: jobs, smallest: 1) { page($0) }
    let diagnostics = diagnostics(of: pages)
    guard !diagnostics.hasErrors else { return (requests.map { _ in nil }, diagnostics) }
    let escaped = components.map(\.escaped)
    let programs = Parallel.map(pages, jobs: jobs, smallest: 1) { page in
      (try? page.get()).map { part in
        Compiler.compile(part.escaped, components: escaped, of: checker.files, in: environment)
      }
    }
    return (programs, diagnostics)
  }

  func page(_ request: TemplateRequest) -> Result<EscapedPart, CheckError> {
    pages[request] ?? CheckedTemplates.page(request, by: checker)
  }

  private static func page(
    _ request: TemplateRequest, by checker: SetChecker
  ) -> Result<EscapedPart, CheckError> {
    Result { () throws(CheckError) in
      EscapedPart(try checker.page(request), in: checker.files, isComponent: false)
    }
  }

  private func diagnostics(of pages: [Result<EscapedPart, CheckError>]) -> [Diagnostic] {
    let found = pages.compactMap { try? $0.get() }
    var report = TemplateReport(
      files: checker.files, components: components.map(\.checked.unit.origin),
      calls: (found + components).flatMap(\.checked.calls))
    report.add(checker.faults)
    for component in components { report.add(component.checked.faults) }
    report.add(recursions)
    for page in pages {
      switch page {
      case .success(let part): report.add(part.checked.faults)
      case .failure(let fault): report.add([fault])
      }
    }
    for part in components + found { report.add(part.faults, of: part.checked.unit) }
    return report.diagnostics
  }
}

/// A component, or a page with its parents, after its check.
struct EscapedPart: Sendable {
  let checked: CheckedPart
  let escaped: EscapedUnit
  let faults: [EscapingError]

  init(_ checked: CheckedPart, in files: [ParsedTemplate], isComponent: Bool) {
    self.checked = checked
    (escaped, faults) = Escaper.escape(checked.unit, in: files, isComponent: isComponent)
  }
}

/// Collects what the stages found, each fact once: a parent is checked for every page that extends it.
private struct TemplateReport {
  private let files: [ParsedTemplate]
  private let sources: [SourceFile]
  /// Where each begins.
  private let components: [Origin]
  private let calls: [ComponentCall]
  private var seen: Set<Fact> = []
  private var found: [Diagnostic] = []

  private struct Fact: Hashable {
    let place: Place?
    let message: String
  }

  init(files: [ParsedTemplate], components: [Origin], calls: [ComponentCall]) {
    self.files = files
    self.components = components
    self.calls = calls
    sources = files.map(\.syntax.file)
    for file in files {
      for fault in file.syntax.faults { add(fault.diagnostic(in: file.syntax.file)) }
    }
  }

  mutating func add(_ faults: [CheckError]) {
    for fault in faults { add(explained(fault.diagnostic(in: sources), at: fault.origin)) }
  }

  /// Complaints about borders are left out where a block was left open: they would all point beside the cause.
  mutating func add(_ faults: [EscapingError], of unit: CheckedUnit) {
    guard !faults.isEmpty else { return }
    let isSound = chain(from: unit.origin.file).allSatisfy { files[$0].syntax.isStructurallySound }
    for fault in faults where isSound || !fault.fault.isAboutBorders {
      var diagnostic = fault.diagnostic(in: sources)
      let levels = chain(from: unit.origin.file).map { Inheritance.Level(file: $0, syntax: files[$0].syntax) }
      for note in extensionNotes(for: fault.origin, levels) {
        diagnostic = diagnostic.noting(Diagnostic.Note(note.message, at: note.origin.place(in: sources)))
      }
      add(explained(diagnostic, at: fault.origin))
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
  private func explained(_ diagnostic: Diagnostic, at origin: Origin) -> Diagnostic {
    guard let component = component(around: origin) else { return diagnostic }
    let calls = calls.filter { $0.component == component && $0.origin.file != origin.file }
    guard
      let first = calls.min(by: { ($0.origin.file, $0.origin.span.start) < ($1.origin.file, $1.origin.span.start) })
    else { return diagnostic }
    return diagnostic.noting(Diagnostic.Note("called from here", at: first.origin.place(in: sources)))
  }

  /// The component whose text holds the place: the last one that begins before it.
  private func component(around origin: Origin) -> Int? {
    components.indices.last {
      components[$0].file == origin.file && components[$0].span.start <= origin.span.start
    }
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    guard seen.insert(Fact(place: diagnostic.place, message: diagnostic.message)).inserted else { return }
    found.append(diagnostic)
  }

  var diagnostics: [Diagnostic] { found.sortedForReport() }
}
