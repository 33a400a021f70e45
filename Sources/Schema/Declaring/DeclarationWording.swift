// Words for faults of type declarations.

import Diagnostics

extension Located<DeclarationFault> {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let words = fact.words
    return Diagnostic(words.code, words.message, at: span, in: file, hint: words.hint, notes: words.notes)
  }
}

extension NameRole {
  fileprivate var words: String {
    switch self {
    case .type: "type"
    case .folder: "folder"
    case .field: "field"
    case .inverse: "inverse"
    case .choice: "choice"
    case .view: "view"
    }
  }
}

extension DeclarationFault {
  fileprivate var words: Words {
    switch self {
    case .badName, .reservedName, .sameName, .fieldNameTaken, .inverseNameTaken: nameWords
    case .unknownKind, .listOfLists, .optionNotOfKind, .optionMissing, .minimumAboveMaximum, .badChoices: kindWords
    default: relationWords
    }
  }

  private var nameWords: Words {
    switch self {
    case .badName(let name, let role, let suggestion):
      let hyphens = role.takesHyphens ? "hyphens" : "underscores"
      return Words(
        .badDeclaredName, "\"\(name)\" cannot be the name of a \(role.words)",
        suggestion.map { "write \($0)" } ?? "use lower-case letters, digits and \(hyphens)")
    case .reservedName(let name, let role):
      return Words(
        .badDeclaredName, "the \(role.words) name \"\(name)\" is taken by the site itself", "choose another name")
    case .sameName(let name, let role, let file, let first):
      return Words(
        .typeDeclaredTwice, "there are two types with the \(role == .type ? "name" : "folder") \"\(name)\"",
        "choose another name", notes: [Diagnostic.Note("first declared here", at: Place(first, in: file))])
    case .fieldNameTaken(let name, let owner):
      let reason =
        owner == .commonField ? "every type has the field \"\(name)\"" : "every page has a \"\(name)\" of its own"
      return Words(
        .fieldNameTaken, reason, owner == .commonField ? "delete this declaration" : "choose another name")
    case .inverseNameTaken(let name, let type, let owner):
      let reason =
        switch owner {
        case .field: "\"\(type)\" has a field \"\(name)\" already"
        case .type(let other): "\"\(type)\" has a list \"\(name)\" of \"\(other)\" already"
        }
      return Words(.inverseNameTaken, reason, "choose another inverse")
    default: return Words(.badDeclaredName, "this name cannot be used")
    }
  }

  private var kindWords: Words {
    switch self {
    case .unknownKind(let name):
      let kinds = KindName.allCases.map(\.rawValue)
      let candidates = kinds + kinds.map { "list of " + $0 }
      return Words(
        .unknownKind, "there is no kind of field \"\(name)\"",
        didYouMean(name, among: candidates) ?? "write " + alternatives(kinds))
    case .listOfLists: return Words(.unknownKind, "a list cannot hold lists", "write list of KIND, or use a record")
    case .optionNotOfKind(let option, let kind, let owner):
      return Words(.optionNotOfKind, "\"\(option)\" does not belong to the kind \"\(kind)\"", "it is for \(owner)")
    case .optionMissing(let option, let kind):
      return Words(.optionMissing, "a field of the kind \"\(kind)\" needs \"\(option)\"", optionHint(option))
    case .minimumAboveMaximum(let minimum, let maximum):
      return Words(
        .minimumAboveMaximum, "the minimum, \(minimum), is above the maximum, \(maximum)",
        "write the smaller number as the minimum")
    case .badChoices(let reason): return Words(.badChoices, "these choices cannot be used: \(reason)")
    default: return Words(.unknownKind, "this kind of field cannot be used")
    }
  }

  private func optionHint(_ option: String) -> String {
    switch option {
    case "to": "add to: [program]"
    case "choices": "add choices: [one, another]"
    default: "add \(option):, and its fields below it"
    }
  }

  private var relationWords: Words {
    switch self {
    case .unknownTarget(let name, let types):
      Words(.unknownTargetType, "there is no type \"\(name)\"", didYouMean(name, among: types))
    case .inverseMissing(let field):
      Words(
        .inverseMissing, "the reference \"\(field)\" needs a name for the list on its far end",
        "add inverse: and a name")
    case .badPermalink(let permalink, let reason):
      Words(
        .badPermalink, "\"\(permalink)\" cannot be the address of a page: \(reason.words)",
        "write it like stories/:slug/")
    case .unknownFacet(let name):
      Words(
        .badFacet, "there is no facet \"\(name)\"",
        didYouMean(name, among: Facet.Name.allCases.map(\.rawValue))
          ?? "write " + alternatives(Facet.Name.allCases.map(\.rawValue)))
    case .unknownFacetField(let name, let facet, let fields):
      Words(
        .badFacet, "the facet \"\(facet)\" names a field \"\(name)\" that the type does not have",
        didYouMean(name, among: fields))
    case .unknownRole(let name, let facet, let roles):
      Words(
        .badFacet, "the facet \"\(facet)\" has no role \"\(name)\"",
        didYouMean(name, among: roles) ?? "its roles are " + alternatives(roles))
    case .missingRole(let role, let facet):
      Words(
        .badFacet, "the facet \"\(facet)\" does not say which field is the \(role)",
        "write \(facet): {\(role): FIELD, …}")
    case .roleOfOtherKind(let role, let facet, let field, let wanted):
      Words(
        .badFacet, "the role \"\(role)\" of the facet \"\(facet)\" takes \(wanted), which \"\(field)\" is not",
        "name another field")
    case .seriesMisplaced(let field, let reason):
      Words(.misplacedSeries, "\"\(field)\" can never be filled: \(reason.words)", reason.hint)
    case .unknownOrder(let name, let fields):
      Words(.badOrder, "the type has no field \"\(name)\" to order by", didYouMean(name, among: fields))
    case .unorderedField(let name, let kind):
      Words(
        .badOrder, "pages cannot be ordered by \"\(name)\", which is \(kind)", "order by a date, a number or a text"
      )
    case .orderOfTeamField(let name):
      Words(
        .badOrder, "pages cannot be ordered by \"\(name)\", which only the team edition shows",
        "their order would give it away; order by another field")
    case .orderOfPeople(let name):
      Words(
        .leaderboard, "people would be ranked by \"\(name)\"",
        "order them by name, or by a date such as since when they help")
    case .unknownAnonymous(let name, let fields):
      Words(.badAnonymous, "there is no field \"\(name)\" to be kept anonymous", didYouMean(name, among: fields))
    case .notAnonymousText(let name, let kind):
      Words(
        .badAnonymous, "\"\(name)\" is \(kind), which holds no words", "name a field that holds a text or Markdown")
    case .unknownFilter(let name, let fields):
      Words(.badListFilter, "there is no field \"\(name)\" to narrow the list by", didYouMean(name, among: fields))
    case .fieldCannotFilter(let name, let kind):
      Words(
        .badListFilter, "a list cannot be narrowed by \"\(name)\", which is \(kind)",
        "name a field of the type that holds choices, texts or references")
    case .unknownBound(let name, let fields):
      Words(.badBound, "there is no field \"\(name)\" to come after", didYouMean(name, among: fields))
    case .boundOfOtherKind(let name, let kind):
      Words(
        .badBound, "nothing comes after \"\(name)\", which is \(kind)",
        "name a field that holds one date, datetime or period")
    case .boundOfItself(let name):
      Words(.badBound, "\"\(name)\" cannot come after itself", "name another field")
    case .unknownAlternative(let name, let fields):
      Words(
        .badAlternative, "there is no field \"\(name)\" beside it that could do instead",
        didYouMean(name, among: fields))
    case .alternativeOfItself(let name):
      Words(
        .badAlternative, "\"\(name)\" says that another field will do, so neither would be needed",
        "write unless: at one of the two fields only, with the name of the other")
    case .mistakenNameOfField(let name, let owner):
      Words(
        .badMistakenName, "\"\(name)\" is a field itself, so it is no mistake for \"\(owner)\"",
        "delete it from also:, or rename the field")
    case .mistakenNameTaken(let name, let owner):
      Words(
        .badMistakenName, "\"\(name)\" is said to mean \"\(owner)\" already",
        "keep it once, at the field that authors mean by it")
    case .unknownShort(let name, let fields):
      Words(.badShort, "the record has no field \"\(name)\"", didYouMean(name, among: fields))
    case .shortOfOtherKind(let name, let kind):
      Words(
        .badShort, "a value alone cannot stand for \"\(name)\", which is \(kind)", "name a field of a single value")
    case .unknownAuditDate(let name, let fields):
      Words(.badAuditRule, "the type has no field \"\(name)\"", didYouMean(name, among: fields))
    case .auditDateOfOtherKind(let name, let kind):
      Words(
        .badAuditRule, "\"\(name)\" holds no day: it is \(kind)",
        "name a field of the kind date, or leave date: out")
    case .newestWithoutDays(let order):
      Words(
        .badAuditRule, "which entry is the newest cannot be told: the type is ordered by \"\(order)\"",
        "order the type by a date, a datetime or a period, or leave only: out")
    case .badDefault(let field, let words):
      Words(.badDefault, "the default of \"\(field)\" would be refused: \(words.message)", words.hint)
    case .badExample(let field, let words):
      Words(.badExample, "the example of \"\(field)\" would be refused: \(words.message)", words.hint)
    default: Words(.badDeclaredName, "this declaration cannot be used")
    }
  }
}

extension SeriesMisplacement {
  fileprivate var words: String {
    switch self {
    case .noFacet: "its type has no facet \"measure\""
    case .second: "the type has a series already"
    case .inside: "a series is a field of the type itself, not of a record or a list"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .noFacet: "add facets: {measure: {name: title, unit: unit, direction: direction}}"
    case .second: "keep one of them"
    case .inside: "declare it among the fields of the type"
    }
  }
}

extension PermalinkFault {
  fileprivate var words: String {
    switch self {
    case .noSlug: "it needs :slug in it, once"
    case .badPart(let part): "\"\(part)\" is no part of an address"
    case .noEnd: "it ends in / or .html"
    }
  }
}
