// What a name means at one place of a template, and which optional values are known to be there.

/// Where a variable's value lies at run time.
enum Binding: Sendable, Hashable {
  case page
  case global(Int)
  case local(Int)
}

struct Variable: Sendable {
  let name: String
  let binding: Binding
  let type: StaticType
}

/// A variable followed by fields: what `{% if page.program %}` can say something about.
struct AccessPath: Sendable, Hashable {
  let root: Binding
  let slots: [Int]
}

/// The names in sight; a value that is copied for each inner block, so that nothing leaks out.
struct Scope: Sendable {
  /// Index of the file the names stand in.
  let file: Int
  /// How far the file is from the requested template: 0 itself, 1 its parent …
  let level: Int
  private(set) var variables: [Variable]
  private(set) var isInLoop = false
  private var present: Set<AccessPath> = []

  init(file: Int, level: Int, variables: [Variable]) {
    self.file = file
    self.level = level
    self.variables = variables
  }

  func variable(named name: String) -> Variable? { variables.last { $0.name == name } }

  func isPresent(_ path: AccessPath) -> Bool { present.contains(path) }

  func adding(_ variable: Variable) -> Scope {
    var scope = self
    scope.variables.append(variable)
    return scope
  }

  func enteringLoop() -> Scope {
    var scope = self
    scope.isInLoop = true
    return scope
  }

  func knowing(_ paths: Set<AccessPath>) -> Scope {
    guard !paths.isEmpty else { return self }
    var scope = self
    scope.present.formUnion(paths)
    return scope
  }
}
