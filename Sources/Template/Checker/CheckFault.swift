// What can be wrong with the meaning of a template, as facts; Messages/ words them.

import Diagnostics

/// A place in one of the set's files.
struct Origin: Sendable, Hashable {
  /// Index into the set's files.
  let file: Int
  let span: Span
}

struct CheckError: Error, Hashable {
  let fault: CheckFault
  let origin: Origin
  /// "Called from" and its like: a sentence and its place.
  var notes: [Note] = []

  struct Note: Sendable, Hashable {
    let message: String
    let origin: Origin
  }
}

/// Types are in words already, because only the checker's shape table can name them.
enum CheckFault: Sendable, Hashable {
  case unknownName(String, known: [String])
  case unknownField(String, of: String, known: [String])
  case noFields(String, of: String)
  case unknownFilter(String, known: [String], isFunction: Bool)
  case unknownFunction(String, known: [String], isFilter: Bool)
  case unknownArgument(String, of: String, known: [String])
  case argumentTwice(String, of: String)
  case missingArgument(String, of: String)
  case tooManyArguments(of: String, limit: Int)
  case wrongArgument(String, of: String, wanted: String, found: String)
  case optionalArgument(String, of: String)
  case argumentNotLiteral(String, of: String)
  case argumentNotField(String, of: String)
  case functionAsValue(String)
  case componentAsValue(String)
  case notPrintable(String, advice: String)
  case notJoinable(String)
  case unlike(String, String, operation: String)
  case notOrdered(String)
  case unknownChoice(String, choices: [String])
  case badDateText(String, form: String)
  case badArithmetic(String, String, operation: String, advice: String?)
  case notNegatable(String)
  case optionalOperand(operation: String)
  case numberAsCondition(String)
  case unlikeBranches(String, String)
  case notAList(String)
  case emptyList
  case mixedList(String, String)
  case notSearchable(String)
  case nameTaken(String)
  case loopOutsideLoop
  case unknownLoopField(String, known: [String])
  case misplacedParent
  case noParentBlock(String)
  case unknownBlock(String, known: [String])
  case blockTwice(String)
  case contentOutsideBlocks
  case unknownTemplate(String, known: [String])
  case parentCycle(String)
  case tooManyParents(limit: Int)
  case tooLarge
  case componentTwice(String)
  case componentIsFunction(String)
  case componentOutsideFolder(String)
  case contentOutsideComponents
  case componentsExtend
  case unknownType(String, known: [String])
  case defaultNotLiteral(String)
  case wrongDefault(String, wanted: String, found: String)
  case requiredAfterDefault(String)
  case recursion([String])
  case differentEscaping(String, String)
  /// A filter that puts people in the order of a number.
  case rankedPeople(by: String)
  case countedPerson(String)
  /// What a function says about one of its literal arguments.
  case functionFault(String, hint: String?)
}
