// Checks a whole set of templates in this order:
// 1. every component's signature, then every component's body, then that none leads back to itself;
// 2. every requested page with its parents, once for each subject.

import Diagnostics
import Schema

/// Everything the later stages need of a set.
struct CheckedSet: Sendable {
  let files: [ParsedTemplate]
  let shapes: ShapeTable
  let components: [CheckedUnit]
  /// One for each request; nil when there is no such template or its parents cannot be found.
  let pages: [CheckedUnit?]
  /// For each component, and for each page, the components it calls.
  let componentCalls: [[ComponentCall]]
  let pageCalls: [[ComponentCall]]
  let faults: [CheckError]
}

struct ComponentCall: Sendable, Hashable {
  let component: Int
  let origin: Origin
}

/// A file of the set with its tree.
struct ParsedTemplate: Sendable {
  let name: String
  let syntax: TemplateSyntax
  let isComponentFile: Bool

  init(name: String, syntax: TemplateSyntax) {
    self.name = name
    self.syntax = syntax
    isComponentFile = name.split(separator: "/").dropLast().contains("components")
  }

  var escaping: EscapingKind { EscapingKind(fileName: name) }
}

/// How a template escapes, by its suffix.
enum EscapingKind: String, Sendable {
  case html = "HTML"
  case xml = "XML"
  case plain = "plain text"

  init(fileName: String) {
    // An .svg is XML too, but browsers run its scripts and handlers: it is judged as the HTML it could stand in.
    if fileName.hasSuffix(".xml") {
      self = .xml
    } else if fileName.hasSuffix(".txt") {
      self = .plain
    } else {
      self = .html
    }
  }
}

struct SetChecker {
  private let files: [ParsedTemplate]
  private let environment: TemplateEnvironment
  private var shapes: ShapeTable
  private var signatures: [ComponentSignature] = []
  private var faults: [CheckError] = []
  private var componentCalls: [[ComponentCall]] = []
  private var pageCalls: [[ComponentCall]] = []

  static func check(
    _ files: [ParsedTemplate], requests: [TemplateRequest], in environment: TemplateEnvironment
  ) -> CheckedSet {
    var checker = SetChecker(files: files, environment: environment)
    checker.readSignatures()
    let components = checker.checkComponents()
    let pages = requests.map { checker.check($0) }
    return CheckedSet(
      files: files, shapes: checker.shapes, components: components, pages: pages,
      componentCalls: checker.componentCalls,
      pageCalls: checker.pageCalls, faults: checker.faults)
  }

  private init(files: [ParsedTemplate], environment: TemplateEnvironment) {
    self.files = files
    self.environment = environment
    shapes = ShapeTable(environment)
  }

  // MARK: Components

  private mutating func readSignatures() {
    var reader = ComponentReader(shapes: shapes, functions: environment.functions)
    for (index, file) in files.enumerated() {
      reader.read(file.syntax, file: index, isComponentFile: file.isComponentFile)
      if file.isComponentFile, let parent = file.syntax.parent {
        faults.append(CheckError(fault: .componentsExtend, origin: Origin(file: index, span: parent.span)))
      }
      if file.isComponentFile, let stray = strayContent(of: file.syntax) {
        faults.append(CheckError(fault: .contentOutsideComponents, origin: Origin(file: index, span: stray)))
      }
    }
    signatures = reader.signatures
    faults += reader.faults
  }

  /// The first thing in a file of components that is not a component.
  private func strayContent(of syntax: TemplateSyntax) -> Span? {
    guard syntax.isStructurallySound else { return nil }
    for node in syntax.nodes {
      switch node {
      case .text(let span):
        let bytes = syntax.file.bytes[span.start..<span.end]
        if let first = bytes.firstIndex(where: { !isSpace($0) }) { return Span(first, span.end) }
      case .output(let expression): return expression.span
      case .conditional(let conditional): return conditional.span
      case .loop(let loop): return loop.span
      case .binding(let name, _): return name.span
      case .block(let block): return block.name.span
      }
    }
    return nil
  }

  private mutating func checkComponents() -> [CheckedUnit] {
    var units: [CheckedUnit] = []
    for signature in signatures {
      var checker = Checker(environment: environment, components: signatures, shapes: shapes)
      units.append(checker.check(component: signature))
      componentCalls.append(take(checker))
    }
    reportRecursion()
    return units
  }

  /// Takes over what a check found; the calls it made.
  private mutating func take(_ checker: Checker) -> [ComponentCall] {
    shapes = checker.shapes
    faults += checker.faults
    return checker.calls.map { ComponentCall(component: $0.component, origin: $0.origin) }
  }

  /// Reports each call by which a component comes back to itself, with the way it takes.
  private mutating func reportRecursion() {
    var finished = Set<Int>()
    for start in signatures.indices { follow(start, path: [], finished: &finished) }
  }

  private mutating func follow(_ component: Int, path: [Int], finished: inout Set<Int>) {
    guard !finished.contains(component) else { return }
    for call in componentCalls[component] {
      if let loop = (path + [component]).firstIndex(of: call.component) {
        let names = (path + [component])[loop...].map { signatures[$0].name } + [signatures[call.component].name]
        faults.append(CheckError(fault: .recursion(names), origin: call.origin))
      } else if path.count < SyntaxLimits.nesting {
        follow(call.component, path: path + [component], finished: &finished)
      } else {
        faults.append(CheckError(fault: .tooLarge, origin: call.origin))
      }
    }
    finished.insert(component)
  }

  // MARK: Pages

  private mutating func check(_ request: TemplateRequest) -> CheckedUnit? {
    guard let file = files.firstIndex(where: { $0.name == request.template && !$0.isComponentFile }) else {
      let known = files.filter { !$0.isComponentFile }.map(\.name)
      faults.append(
        CheckError(
          fault: .unknownTemplate(request.template, known: known), origin: Origin(file: -1, span: Span(at: 0))))
      pageCalls.append([])
      return nil
    }
    guard let levels = levels(from: file) else {
      pageCalls.append([])
      return nil
    }
    var checker = Checker(
      environment: environment, components: signatures, shapes: shapes, inheritance: Inheritance(levels: levels))
    let unit = checker.check(page: request.template, subject: request.subject)
    let known = faults.count
    pageCalls.append(take(checker))
    noteParents(from: known, levels)
    return unit
  }

  /// The template and its parents; nil, reported, when one is missing or comes back.
  private mutating func levels(from start: Int) -> [Inheritance.Level]? {
    var levels = [Inheritance.Level(file: start, syntax: files[start].syntax)]
    while let last = levels.last, let parent = last.syntax.parent {
      let origin = Origin(file: last.file, span: parent.span)
      guard let next = files.firstIndex(where: { $0.name == parent.text && !$0.isComponentFile }) else {
        let known = files.filter { !$0.isComponentFile }.map(\.name)
        return refuse(.unknownTemplate(parent.text, known: known), origin)
      }
      if levels.contains(where: { $0.file == next }) { return refuse(.parentCycle(parent.text), origin) }
      if levels.count > SyntaxLimits.parents { return refuse(.tooManyParents(limit: SyntaxLimits.parents), origin) }
      if files[next].escaping != files[start].escaping {
        return refuse(.differentEscaping(files[start].escaping.rawValue, files[next].escaping.rawValue), origin)
      }
      levels.append(Inheritance.Level(file: next, syntax: files[next].syntax))
    }
    return levels
  }

  private mutating func refuse(_ fault: CheckFault, _ origin: Origin) -> [Inheritance.Level]? {
    faults.append(CheckError(fault: fault, origin: origin))
    return nil
  }

  /// A fault in a parent's text is explained by the template that extends it.
  private mutating func noteParents(from start: Int, _ levels: [Inheritance.Level]) {
    for index in faults.indices[start...] {
      faults[index].notes += extensionNotes(for: faults[index].origin, levels)
    }
  }
}

/// "…is extended here" for a place in a parent, from the parent down to the requested template.
func extensionNotes(for origin: Origin, _ levels: [Inheritance.Level]) -> [CheckError.Note] {
  guard let index = levels.firstIndex(where: { $0.file == origin.file }), index > 0 else { return [] }
  return levels[..<index].reversed().compactMap { level in
    level.syntax.parent.map {
      CheckError.Note(message: "extended from here", origin: Origin(file: level.file, span: $0.span))
    }
  }
}
