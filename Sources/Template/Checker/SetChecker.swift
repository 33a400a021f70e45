// Checks the templates of a set: first every component's signature; with these each component's body and each page with its
// parents by itself, in any order; then that no component leads back to itself.

import Diagnostics
import Schema

/// What a check makes of one component, or of one page with its parents.
struct CheckedPart: Sendable {
  let unit: CheckedUnit
  /// The components it calls.
  let calls: [ComponentCall]
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

/// Knows the files and the signatures of their components; checks each part by itself, so that several can be checked at once.
struct SetChecker: Sendable {
  let files: [ParsedTemplate]
  private let environment: TemplateEnvironment
  private let shapes: ShapeTable
  private let signatures: [ComponentSignature]
  /// In the signatures, and beside the components.
  let faults: [CheckError]

  init(_ files: [ParsedTemplate], in environment: TemplateEnvironment) {
    self.files = files
    self.environment = environment
    shapes = ShapeTable(environment)
    var reader = ComponentReader(shapes: shapes, functions: environment.functions)
    var faults: [CheckError] = []
    for (index, file) in files.enumerated() {
      reader.read(file.syntax, file: index, isComponentFile: file.isComponentFile)
      if file.isComponentFile, let parent = file.syntax.parent {
        faults.append(CheckError(fault: .componentsExtend, origin: Origin(file: index, span: parent.span)))
      }
      if file.isComponentFile, let stray = SetChecker.strayContent(of: file.syntax) {
        faults.append(CheckError(fault: .contentOutsideComponents, origin: Origin(file: index, span: stray)))
      }
    }
    signatures = reader.signatures
    self.faults = faults + reader.faults
  }

  // MARK: Components

  /// The first thing in a file of components that is not a component.
  private static func strayContent(of syntax: TemplateSyntax) -> Span? {
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

  var componentCount: Int { signatures.count }

  /// - Parameter number: from 0, in the order of the files.
  func component(_ number: Int) -> CheckedPart {
    var checker = Checker(environment: environment, components: signatures, shapes: shapes)
    let unit = checker.check(component: signatures[number])
    return CheckedPart(unit: unit, calls: checker.componentCalls, faults: checker.faults)
  }

  /// Reports each call by which a component comes back to itself, with the way it takes.
  ///
  /// - Parameter calls: those of each component.
  func recursions(among calls: [[ComponentCall]]) -> [CheckError] {
    var search = RecursionSearch(names: signatures.map(\.name), calls: calls)
    for start in signatures.indices { search.follow(start, path: []) }
    return search.faults
  }

  private struct RecursionSearch {
    let names: [String]
    let calls: [[ComponentCall]]
    private(set) var faults: [CheckError] = []
    private var finished: Set<Int> = []

    init(names: [String], calls: [[ComponentCall]]) {
      self.names = names
      self.calls = calls
    }

    mutating func follow(_ component: Int, path: [Int]) {
      guard !finished.contains(component) else { return }
      for call in calls[component] {
        if let loop = (path + [component]).firstIndex(of: call.component) {
          let way = (path + [component])[loop...].map { names[$0] } + [names[call.component]]
          faults.append(CheckError(fault: .recursion(way), origin: call.origin))
        } else if path.count < SyntaxLimits.nesting {
          follow(call.component, path: path + [component])
        } else {
          faults.append(CheckError(fault: .tooLarge, origin: call.origin))
        }
      }
      finished.insert(component)
    }
  }

  // MARK: Pages

  /// - Throws: when there is no such template, or one of its parents is missing or comes back.
  func page(_ request: TemplateRequest) throws(CheckError) -> CheckedPart {
    let levels = try levels(of: request.template)
    var checker = Checker(
      environment: environment, components: signatures, shapes: shapes, inheritance: Inheritance(levels: levels))
    let unit = checker.check(page: request.template, subject: request.subject)
    // A fault in a parent's text is explained by the template that extends it.
    let faults = checker.faults.map { fault in
      var fault = fault
      fault.notes += extensionNotes(for: fault.origin, levels)
      return fault
    }
    return CheckedPart(unit: unit, calls: checker.componentCalls, faults: faults)
  }

  /// The template and its parents.
  private func levels(of template: String) throws(CheckError) -> [Inheritance.Level] {
    let start = try file(named: template, Origin(file: -1, span: Span(at: 0)))
    var levels = [Inheritance.Level(file: start, syntax: files[start].syntax)]
    while let last = levels.last, let parent = last.syntax.parent {
      let origin = Origin(file: last.file, span: parent.span)
      let next = try file(named: parent.text, origin)
      func refused(_ fault: CheckFault) -> CheckError { CheckError(fault: fault, origin: origin) }
      if levels.contains(where: { $0.file == next }) { throw refused(.parentCycle(parent.text)) }
      if levels.count > SyntaxLimits.parents { throw refused(.tooManyParents(limit: SyntaxLimits.parents)) }
      if files[next].escaping != files[start].escaping {
        throw refused(.differentEscaping(files[start].escaping.rawValue, files[next].escaping.rawValue))
      }
      levels.append(Inheritance.Level(file: next, syntax: files[next].syntax))
    }
    return levels
  }

  private func file(named name: String, _ origin: Origin) throws(CheckError) -> Int {
    if let file = files.firstIndex(where: { $0.name == name && !$0.isComponentFile }) { return file }
    let known = files.filter { !$0.isComponentFile }.map(\.name)
    throw CheckError(fault: .unknownTemplate(name, known: known), origin: origin)
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
