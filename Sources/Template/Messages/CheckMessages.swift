// Facts about names and types, in words.

import Diagnostics

extension CheckError {
  func diagnostic(in files: [SourceFile]) -> Diagnostic {
    let (code, message, hint) = fault.words
    return Diagnostic(
      code, message, at: origin.place(in: files), hint: hint,
      notes: notes.map { Diagnostic.Note($0.message, at: $0.origin.place(in: files)) })
  }
}

extension Origin {
  func place(in files: [SourceFile]) -> Place? {
    files.indices.contains(file) ? Place(span, in: files[file]) : nil
  }
}

extension CheckFault {
  fileprivate var words: (Code, String, String?) { nameWords ?? callWords ?? typeWords ?? structureWords }

  private var nameWords: (Code, String, String?)? {
    switch self {
    case .unknownName("page", _):
      (
        .unknownName, "a component does not see the page it is used on",
        "give it a parameter, and pass the page in the call"
      )
    case .unknownName(let name, let known):
      (
        .unknownName, "there is nothing called \"\(name)\" here",
        didYouMean(name, among: known) ?? "known are " + listed(known)
      )
    case .unknownField(let name, let type, let known):
      (
        .unknownTemplateField, "\(type) has no field called \"\(name)\"",
        didYouMean(name, among: known) ?? "it has " + listed(known)
      )
    case .noFields(let name, let type): (.noFields, "\(type) has no fields, so no .\(name)", nil)
    case .unknownFilter(let name, let known, let isFunction):
      (.unknownFilter, "there is no filter called \"\(name)\"", filterHint(name, known, isFunction))
    case .unknownFunction(let name, let known, let isFilter):
      (
        .unknownFunction, "there is no component or function called \"\(name)\"",
        isFilter ? "it is a filter: write value | \(name)" : refusal(of: name) ?? didYouMean(name, among: known)
      )
    case .componentAsValue(let name): (.misplacedName, "\(name) is a component", "call it: \(name)(…)")
    case .functionAsValue(let name): (.misplacedName, "\(name) is a function", "call it: \(name)(…)")
    case .loopOutsideLoop: (.misplacedName, "loop is known only inside {% for %}", nil)
    case .unknownLoopField(let name, let known):
      (
        .unknownTemplateField,
        name.isEmpty ? "loop by itself is not a value" : "loop has no field called \"\(name)\"",
        didYouMean(name, among: known) ?? "it has " + listed(known)
      )
    case .nameTaken(let name): (.declaredTwice, "\"\(name)\" already means something here", "choose another name")
    default: nil
    }
  }

  private func filterHint(_ name: String, _ known: [String], _ isFunction: Bool) -> String? {
    if isFunction { return "it is a function: write \(name)(…)" }
    return refusal(of: name) ?? didYouMean(name, among: known)
  }

  private func refusal(of name: String) -> String? { refusedFunctions.first { $0.name == name }?.why }

  private var callWords: (Code, String, String?)? {
    switch self {
    case .unknownArgument(let name, let callee, let known):
      (
        .unknownArgument, "\(callee) takes no argument called \"\(name)\"",
        didYouMean(name, among: known) ?? (known.isEmpty ? "it takes none" : "it takes " + listed(known))
      )
    case .argumentTwice(let name, let callee): (.unknownArgument, "\(callee) is given \"\(name)\" twice", nil)
    case .tooManyArguments(let callee, let limit):
      (
        .unknownArgument,
        limit == 0 ? "\(callee) takes no arguments" : "\(callee) takes at most \(counted(limit, "argument"))", nil
      )
    case .missingArgument(let name, let callee):
      (.missingArgument, "\(callee) needs \"\(name)\"", "write \(callee)(\(name): …)")
    case .wrongArgument("", let callee, let wanted, let found):
      (.wrongArgument, "\(callee) takes \(wanted), and this is \(found)", nil)
    case .wrongArgument(let name, let callee, let wanted, let found):
      (.wrongArgument, "\(name) of \(callee) is \(wanted), and this is \(found)", nil)
    case .optionalArgument(let name, let callee):
      (
        .optionalArgument, "this may be absent, and \(name) of \(callee) must be there",
        "ask first with {% if … %}, or say what to use instead with ??"
      )
    case .argumentNotLiteral(let name, let callee):
      (
        .argumentForm, "\(name) of \(callee) must be written out, so that it can be checked",
        "write a text in quotes or a number"
      )
    case .argumentNotField(let name, let callee):
      (
        .argumentForm, "\(name) of \(callee) is the name of a field",
        "write the bare name, without quotes: \(callee)(\(name): title)"
      )
    case .functionFault(let message, let hint): (.functionFault, message, hint)
    default: nil
    }
  }

  private var typeWords: (Code, String, String?)? {
    switch self {
    case .notPrintable(let type, let advice): (.notPrintable, "\(type) cannot be printed", advice)
    case .notJoinable(let type):
      (.notPrintable, "\(type) cannot be joined with ~", "~ joins texts, numbers, dates and choices")
    case .unlike(let left, let right, let operation):
      (.unlikeTypes, "\(left) and \(right) cannot be compared with \(operation)", nil)
    case .notOrdered(let type): (.unlikeTypes, "\(type) has no order", "compare it with == or !=")
    case .unknownChoice(let text, let choices):
      (
        .unknownTemplateChoice, "\"\(printable(text))\" is not one of the choices",
        didYouMean(text, among: choices) ?? "the choices are " + listed(choices)
      )
    case .badDateText(let text, let form):
      (.unlikeTypes, "\"\(printable(text))\" is not a date or quarter", "write \"\(form)\"")
    case .badArithmetic(let left, let right, let operation, let advice):
      (.badArithmetic, "\(left) \(operation) \(right) has no result", advice)
    case .notNegatable(let type): (.badArithmetic, "\(type) has no negative", nil)
    case .optionalOperand(let operation):
      (
        .optionalArgument, "this may be absent, and \(operation) needs a number",
        "say what it counts as then: (… ?? 0)"
      )
    case .numberAsCondition(let type):
      (.badCondition, "\(type) is always there, so it is no condition", "compare it: … > 0")
    case .unlikeBranches(let left, let right):
      (.unlikeTypes, "this is \(left) or \(right), which have no type in common", nil)
    case .notAList(let type): (.badList, "{% for %} goes through a list, and this is \(type)", nil)
    case .emptyList: (.badList, "[] holds nothing to work with", nil)
    case .mixedList(let left, let right):
      (.unlikeTypes, "a list of \(left) and \(right)", "its members must be of one type")
    case .notSearchable(let type): (.badList, "in looks into a list or a text, and this is \(type)", nil)
    default: nil
    }
  }

  private var structureWords: (Code, String, String?) {
    switch self {
    case .misplacedParent:
      (
        .misplacedName, "super() stands for the parent's content of a block",
        "write {{ super() }} by itself inside a {% block %}"
      )
    case .noParentBlock(let name): (.misplacedName, "no parent gives content to the block \"\(name)\"", nil)
    case .unknownBlock(let name, let known):
      (
        .unknownBlock, "no parent has a block called \"\(name)\"",
        didYouMean(name, among: known) ?? (known.isEmpty ? "they have none" : "they have " + listed(known))
      )
    case .blockTwice(let name): (.declaredTwice, "a second block \"\(name)\"", "remove one of them")
    case .contentOutsideBlocks:
      (.misplacedTag, "a template that extends another shows only its blocks", "put this into a {% block %}")
    case .unknownTemplate(let name, let known):
      (.unknownTemplate, "there is no template called \"\(printable(name))\"", didYouMean(name, among: known))
    case .parentCycle(let name):
      (
        .unknownTemplate, "\"\(printable(name))\" extends this template in turn",
        "templates may not extend one another in a circle"
      )
    case .tooManyParents(let limit):
      (.nestedTooDeep, "more than \(counted(limit, "template")) extending one another", nil)
    case .tooLarge: (.nestedTooDeep, "blocks and components inside one another grow too large here", nil)
    case .componentTwice(let name): (.declaredTwice, "a second component \"\(name)\"", "choose another name")
    case .componentIsFunction(let name):
      (.declaredTwice, "\"\(name)\" is a function that every template has", "choose another name")
    case .componentOutsideFolder(let name):
      (
        .misplacedTag, "the component \"\(name)\" stands in a page template",
        "move it into a file of templates/components/"
      )
    case .componentsExtend: (.misplacedTag, "a file of components extends nothing", "remove {% extends %}")
    case .contentOutsideComponents:
      (.misplacedTag, "a file of components holds components only", "put this into a {% component %}")
    case .unknownType(let name, let known):
      (
        .unknownParameterType, "there is no type called \"\(name)\"",
        didYouMean(name, among: known) ?? "types are " + listed(known)
      )
    case .defaultNotLiteral(let name):
      (
        .argumentForm, "the default of \(name) must be written out",
        "write a text in quotes, a number, true, false or none"
      )
    case .wrongDefault(let name, let wanted, let found):
      (.wrongArgument, "\(name) is \(wanted), and its default is \(found)", nil)
    case .requiredAfterDefault(let name):
      (.argumentForm, "\"\(name)\" has no default but follows a parameter that has one", "move it to the front")
    case .recursion(let names):
      (.recursion, "a component that leads back to itself: " + names.joined(separator: " calls "), nil)
    case .differentEscaping(let child, let parent):
      (.mixedEscaping, "a template of \(child) cannot extend one of \(parent)", nil)
    case .rankedPeople(let filter):
      (
        .leaderboard, "\(filter) ranks people by a number",
        "order them by name or by a date, and show what they did instead of how much"
      )
    case .countedPerson(let list):
      (
        .leaderboard, "this prints how many \(list) a person has", "show them instead of counting them"
      )
    default: (.unexpectedToken, "this cannot be understood", nil)
    }
  }
}

/// At most a dozen names, in words.
func listed(_ names: [String]) -> String {
  let shown = names.prefix(12)
  let rest = names.count > shown.count ? ", …" : ""
  guard rest.isEmpty, shown.count > 1, let last = shown.last else { return shown.joined(separator: ", ") + rest }
  return shown.dropLast().joined(separator: ", ") + " and " + last
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)" + (count == 1 ? "" : "s") }
