// tokens -> tree with spans. A broken tag is reported and skipped; its neighbours are still read.

import Diagnostics

struct Parser {
  private var cursor: TokenCursor
  private var parent: Name?
  private var components: [ComponentSyntax] = []
  /// The tags that are open, outermost first.
  private var open: [OpenTag] = []
  /// The kind of block that an `{% end if %}` closes, with all that were left open inside it.
  private var pendingClose: String?
  /// How many tags were not understood that may have been the opening of a block.
  private var unknownOpenings = 0

  private struct OpenTag {
    let word: String
    let span: Span
  }

  /// What ended a run of nodes.
  private enum Terminator {
    case end, elseTag(Span), elifTag(Span), fileEnd
  }

  /// Lexes and parses a whole file.
  static func parse(_ file: SourceFile) -> TemplateSyntax {
    var parser = Parser(cursor: TokenCursor(Lexer.lex(file)))
    let nodes = parser.file()
    return TemplateSyntax(
      file: file, parent: parser.parent, nodes: nodes, components: parser.components,
      faults: parser.cursor.faults.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) })
  }

  private init(cursor: TokenCursor) { self.cursor = cursor }

  private mutating func file() -> [Node] {
    var nodes: [Node] = []
    while !cursor.isAtEnd { _ = self.nodes(into: &nodes) }
    return nodes
  }

  /// Reads nodes until a tag that closes or divides the open block, which is taken too.
  private mutating func nodes(into nodes: inout [Node]) -> Terminator {
    while !cursor.isAtEnd || pendingClose != nil {
      if let closed = pendingClose, let innermost = open.last {
        if innermost.word == closed { pendingClose = nil } else { reportUnclosed(innermost.word, innermost.span) }
        return .end
      }
      switch cursor.current.kind {
      case .text: nodes.append(.text(cursor.take().span))
      case .openOutput:
        cursor.openTag()
        let value = expression()
        cursor.closeTag()
        nodes.append(.output(cursor.tagIsDamaged ? Expression(kind: .invalid, span: value.span) : value))
      case .openTag:
        if let terminator = tag(into: &nodes) { return terminator }
      default: cursor.advance()
      }
    }
    return .fileEnd
  }

  private mutating func expression() -> Expression {
    var parser = ExpressionParser(cursor)
    let value = parser.parse()
    cursor = parser.cursor
    return value
  }

  // MARK: Tags

  private mutating func tag(into nodes: inout [Node]) -> Terminator? {
    let start = cursor.current.span
    cursor.openTag()
    guard cursor.current.kind == .name else {
      cursor.reportExpected("the name of a tag, such as if or for,")
      cursor.skipTag()
      return nil
    }
    let word = cursor.text(cursor.current)
    let span = start.joined(with: cursor.current.span)
    switch word {
    case "end", "else", "elif": return divide(word, span)
    case "if": nodes.append(conditional(span))
    case "for": loop(span).map { nodes.append($0) }
    case "let": binding().map { nodes.append($0) }
    case "block": block(span).map { nodes.append($0) }
    case "component": component(span)
    case "extends": extends(isFirst: open.isEmpty && components.isEmpty && nodes.allSatisfy(isBlank), span)
    case "raw": raw(span, into: &nodes)
    default: return foreign(word, span, into: &nodes)
    }
    return nil
  }

  private mutating func divide(_ word: String, _ span: Span) -> Terminator? {
    cursor.advance()
    let place = span
    guard let innermost = open.last else {
      // The end of a tag that was not understood closes nothing, but is no second fault.
      if word == "end", unknownOpenings > 0 {
        unknownOpenings -= 1
      } else {
        cursor.report(word == "end" ? .endWithoutBlock : .elseOutsideBlock(word), at: place)
      }
      cursor.skipTag()
      return nil
    }
    if word == "end" {
      if cursor.current.kind == .name {
        let name = cursor.take()
        let closed = cursor.text(name)
        if closed != innermost.word { closeInner(innermost, by: closed, at: place) }
        if closed == "block" || closed == "component", cursor.current.kind == .name { cursor.advance() }
      }
      cursor.closeTag()
      return .end
    }
    guard innermost.word == "if" || (innermost.word == "for" && word == "else") else {
      cursor.report(.elseOutsideBlock(word), at: place)
      cursor.skipTag()
      return nil
    }
    if word == "elif" { return .elifTag(span) }
    if cursor.isName("if") {
      cursor.report(.foreignSpelling("else if", advice: "write elif"), at: cursor.current.span)
      cursor.advance()
      return .elifTag(span)
    }
    cursor.closeTag()
    return .elseTag(span)
  }

  /// `{% end if %}` where a `for` is open: either the `for` inside an `if` was left open, or the name is wrong.
  private mutating func closeInner(_ innermost: OpenTag, by closed: String, at place: Span) {
    if open.contains(where: { $0.word == closed }) {
      pendingClose = closed
      reportUnclosed(innermost.word, innermost.span)
    } else {
      cursor.report(.endMismatch(tag: closed, opened: innermost.word), at: place)
    }
  }

  /// Reads the body of a block up to its terminator; a body left open at the end of the file is reported here.
  private mutating func body(of word: String, _ span: Span) -> (nodes: [Node], terminator: Terminator) {
    if open.count >= SyntaxLimits.nesting {
      cursor.report(.nestedTooDeep(limit: SyntaxLimits.nesting), at: span)
      skipRestOfFile()
      return ([], .fileEnd)
    }
    open.append(OpenTag(word: word, span: span))
    var nodes: [Node] = []
    let terminator = self.nodes(into: &nodes)
    open.removeLast()
    if case .fileEnd = terminator { reportUnclosed(word, span) }
    return (nodes, terminator)
  }

  /// True where the tag itself was never closed, which has been reported.
  private func isBrokenTag(_ span: Span) -> Bool {
    cursor.faults.contains { if case .unclosedTag = $0.fault { $0.span.start == span.start } else { false } }
  }

  private var reachedNestingLimit: Bool {
    cursor.faults.contains { if case .nestedTooDeep = $0.fault { true } else { false } }
  }

  private mutating func reportUnclosed(_ word: String, _ span: Span) {
    guard !reachedNestingLimit, !isBrokenTag(span) else { return }
    cursor.openTag()
    cursor.report(.unclosedBlock(tag: word), at: span)
  }

  private mutating func skipRestOfFile() {
    while !cursor.isAtEnd { cursor.advance() }
  }

  private mutating func conditional(_ span: Span) -> Node {
    cursor.advance()
    var branches: [(condition: Expression, body: [Node])] = []
    var otherwise: [Node]?
    var condition: Expression? = expression()
    cursor.closeTag()
    while true {
      let (nodes, terminator) = body(of: "if", span)
      if let known = condition { branches.append((known, nodes)) } else if otherwise == nil { otherwise = nodes }
      switch terminator {
      case .end, .fileEnd:
        return .conditional(ConditionalSyntax(branches: branches, otherwise: otherwise, span: span))
      case .elseTag(let place):
        if condition == nil { cursor.report(.elseAfterElse("else"), at: place) }
        condition = nil
      case .elifTag(let place):
        if condition == nil { cursor.report(.elseAfterElse("elif"), at: place) }
        condition = expression()
        cursor.closeTag()
      }
    }
  }

  private mutating func loop(_ span: Span) -> Node? {
    cursor.advance()
    let variable = cursor.takeName("the name of the loop's variable, as in {% for story in stories %},")
    if variable != nil, cursor.current.kind == .symbol(.comma) {
      cursor.report(
        .foreignSpelling(
          "for a, b", advice: "name one variable; loop.index counts, and group gives .key and .items"),
        at: cursor.current.span)
    }
    if variable != nil, !cursor.take(word: "in") { cursor.reportExpected("in, as in {% for story in stories %},") }
    if let variable, reserved.contains(variable.text) {
      cursor.report(.reservedName(variable.text), at: variable.span)
    }
    let list = expression()
    if cursor.isName("if") {
      cursor.report(
        .foreignSpelling("if", advice: "choose with a filter: | where(field: value)"), at: cursor.current.span)
    }
    cursor.closeTag()
    let (nodes, terminator) = body(of: "for", span)
    var otherwise: [Node]?
    if case .elseTag = terminator {
      let (rest, second) = body(of: "for", span)
      otherwise = rest
      if case .elseTag(let place) = second {
        cursor.report(.elseAfterElse("else"), at: place)
        _ = body(of: "for", span)
      }
    }
    guard let variable else { return nil }
    return .loop(LoopSyntax(variable: variable, list: list, body: nodes, otherwise: otherwise, span: span))
  }

  private mutating func binding() -> Node? {
    cursor.advance()
    let name = cursor.takeName("a name, as in {% let recent = stories | take(3) %},")
    if name != nil, !cursor.take(.assign) { cursor.reportExpected("=") }
    let value = expression()
    cursor.closeTag()
    guard let name else { return nil }
    if reserved.contains(name.text) { cursor.report(.reservedName(name.text), at: name.span) }
    return .binding(name, value)
  }

  private mutating func block(_ span: Span) -> Node? {
    cursor.advance()
    let name = cursor.takeName("the block's name")
    cursor.closeTag()
    if open.contains(where: { $0.word == "component" }) {
      cursor.report(
        .misplaced("block", advice: "a component takes parameters; blocks belong to page templates"), at: span)
    }
    let (nodes, _) = body(of: "block", span)
    return name.map { .block(BlockSyntax(name: $0, body: nodes)) }
  }

  private mutating func extends(isFirst: Bool, _ span: Span) {
    cursor.advance()
    let token = cursor.current
    guard token.kind == .string else {
      cursor.reportExpected("the parent's file name in quotes, as in {% extends \"base.html\" %},")
      cursor.skipTag()
      return
    }
    cursor.advance()
    let name = cursor.file.bytes[(token.span.start + 1)..<(token.span.end - 1)]
    cursor.closeTag()
    if parent != nil {
      return cursor.report(.misplaced("extends", advice: "a template extends one parent"), at: span)
    } else if !isFirst {
      return cursor.report(.misplaced("extends", advice: "it stands first in its file"), at: span)
    }
    parent = Name(text: String(decoding: name, as: UTF8.self), span: token.span)
  }

  private mutating func raw(_ span: Span, into nodes: inout [Node]) {
    cursor.advance()
    cursor.closeTag()
    if cursor.current.kind == .text, !cursor.isAtEnd { nodes.append(.text(cursor.take().span)) }
    guard !cursor.isAtEnd else {
      reportUnclosed("raw", span)
      return
    }
    cursor.openTag()
    cursor.skipTag()
  }

  // MARK: Components

  private mutating func component(_ span: Span) {
    cursor.advance()
    let name = cursor.takeName("the component's name")
    let parameters = name == nil ? [] : self.parameters()
    cursor.closeTag()
    if !open.isEmpty {
      cursor.report(
        .misplaced("component", advice: "it stands by itself in a file of templates/components/"), at: span)
    }
    let (nodes, _) = body(of: "component", span)
    guard let name else { return }
    components.append(ComponentSyntax(name: name, parameters: parameters, body: nodes))
  }

  private mutating func parameters() -> [ParameterSyntax] {
    guard cursor.take(.openParenthesis) else {
      cursor.reportExpected("(, as in {% component card(story: story) %},")
      return []
    }
    var parameters: [ParameterSyntax] = []
    while !cursor.isAtTagEnd, cursor.current.kind != .symbol(.closeParenthesis) {
      guard let parameter = parameter() else { return parameters }
      if parameters.contains(where: { $0.name.text == parameter.name.text }) {
        cursor.report(.declaredTwice(kind: "parameter", name: parameter.name.text), at: parameter.name.span)
      }
      parameters.append(parameter)
      guard cursor.take(.comma) else { break }
    }
    if !cursor.take(.closeParenthesis) { cursor.reportExpected("a comma or )") }
    return parameters
  }

  private mutating func parameter() -> ParameterSyntax? {
    guard let name = cursor.takeName("a parameter's name") else { return nil }
    if reserved.contains(name.text) { cursor.report(.reservedName(name.text), at: name.span) }
    guard cursor.take(.colon) else {
      cursor.reportExpected("a colon and the parameter's type, as in \(name.text): text,")
      return nil
    }
    guard let type = type() else { return nil }
    let defaultValue = cursor.take(.assign) ? expression() : nil
    return ParameterSyntax(name: name, type: type, defaultValue: defaultValue)
  }

  private mutating func type() -> TypeSyntax? {
    let start = cursor.current.span
    var depth = 0
    while cursor.isName("list"), cursor.next.kind == .name, cursor.text(cursor.next) == "of", depth < 4 {
      cursor.advance()
      cursor.advance()
      depth += 1
    }
    guard let name = cursor.takeName("a type, such as text, date, story or list of tag,") else { return nil }
    let isOptional = cursor.take(.question)
    return TypeSyntax(
      name: name, listDepth: depth, isOptional: isOptional, span: start.joined(with: cursor.previous.span))
  }

  // MARK: What other languages write

  private mutating func foreign(_ word: String, _ span: Span, into nodes: inout [Node]) -> Terminator? {
    guard let advice = foreignTags[word] else {
      cursor.report(.unknownTag(word), at: span)
      cursor.skipTag()
      unknownOpenings += 1
      return nil
    }
    cursor.report(.foreignTag(word, advice: advice), at: span)
    if foreignBlocks.contains(word) { unknownOpenings += 1 }
    switch word {
    case "set", "assign":
      if let node = binding() { nodes.append(node) }
    case "elsif", "elseif", "elif":
      if open.last?.word == "if" {
        cursor.advance()
        return .elifTag(span)
      }
      cursor.skipTag()
    default:
      cursor.skipTag()
      if word.hasPrefix("end"), let innermost = open.last, word == "end" + innermost.word { return .end }
    }
    return nil
  }

  private func isBlank(_ node: Node) -> Bool {
    guard case .text(let span) = node else { return false }
    return cursor.file.bytes[span.start..<span.end].allSatisfy(isSpace)
  }
}

/// Names that mean something everywhere and cannot be given to anything else.
let reserved: Set<String> = [
  "page", "loop", "super", "true", "false", "none", "and", "or", "not", "in", "if", "else", "elif", "end", "for",
  "let",
  "block", "component", "extends", "raw", "is",
]

/// Every tag there is, for "did you mean".
let tagNames = ["if", "elif", "else", "for", "let", "block", "component", "extends", "raw", "end"]

/// Those of ``foreignTags`` that have an end.
private let foreignBlocks: Set<String> = [
  "with", "capture", "macro", "call", "filter", "autoescape", "unless", "case", "switch", "while", "verbatim",
  "comment",
]

/// Tags of Jinja, Liquid, Twig and others, with what does their job here.
private let foreignTags: [String: String] = {
  var tags = [
    "set": "write {% let name = value %}",
    "assign": "write {% let name = value %}",
    "with": "write {% let name = value %}",
    "capture": "write {% let name = value %}, or make a component",
    "include": "make it a component in templates/components/ and call it: {{ name(argument: value) }}",
    "render": "make it a component in templates/components/ and call it: {{ name(argument: value) }}",
    "partial": "make it a component in templates/components/ and call it: {{ name(argument: value) }}",
    "import": "components need no import: call one by its name, {{ card(story: s) }}",
    "from": "components need no import: call one by its name, {{ card(story: s) }}",
    "use": "components need no import: call one by its name, {{ card(story: s) }}",
    "macro": "write {% component name(parameter: type) %} in a file of templates/components/",
    "call": "call a component as a value: {{ card(story: s) }}",
    "layout": "write {% extends \"base.html\" %}",
    "filter": "put the filter behind the value: {{ value | upper }}",
    "autoescape": "escaping follows from where a value stands and cannot be switched off",
    "elsif": "write elif",
    "elseif": "write elif",
    "unless": "write {% if not … %}",
    "case": "write {% if … %} {% elif … %} {% end %}",
    "when": "write {% elif … %}",
    "switch": "write {% if … %} {% elif … %} {% end %}",
    "while": "write {% for … in … %}: every loop runs over a list",
    "break": "choose the elements with a filter: | take(3)",
    "continue": "choose the elements with a filter: | where(field: value)",
    "verbatim": "write {% raw %} … {% end %}",
    "comment": "write {# … #}",
    "do": "write {% let name = value %}",
    "print": "write {{ value }}",
  ]
  for word in [
    "if", "for", "block", "raw", "component", "macro", "set", "with", "filter", "unless", "verbatim", "call",
  ] {
    tags["end" + word] = "write {% end %} or {% end \(word) %}"
  }
  return tags
}()
