// What can be wrong with a type's declaration beyond its notation.

import Diagnostics

/// A fact about templates/types/*.yaml; its place is the word it is about.
enum DeclarationFault: Sendable {
  case badName(String, NameRole, suggestion: String?)
  case reservedName(String, NameRole)
  case sameName(String, NameRole, firstFile: SourceFile, first: Span)
  case fieldNameTaken(String, by: NameOwner)
  case unknownKind(String)
  case listOfLists
  case optionNotOfKind(option: String, kind: String, belongsTo: String)
  case optionMissing(option: String, kind: String)
  case minimumAboveMaximum(String, maximum: Int)
  case badChoices(String)
  case unknownTarget(String, types: [String])
  case inverseMissing(field: String)
  case inverseNameTaken(String, onType: String, by: InverseNameOwner)
  case badPermalink(String, reason: PermalinkFault)
  case unknownFacet(String)
  case unknownFacetField(String, facet: String, fields: [String])
  case unknownRole(String, facet: String, roles: [String])
  case missingRole(String, facet: String)
  case roleOfOtherKind(String, facet: String, field: String, wanted: String)
  case seriesMisplaced(field: String, SeriesMisplacement)
  case unknownOrder(String, fields: [String])
  case unorderedField(String, kind: String)
  case orderOfTeamField(String)
  case orderOfPeople(String)
  case unknownFilter(String, fields: [String])
  case fieldCannotFilter(String, kind: String)
  case unknownBound(String, fields: [String])
  case boundOfOtherKind(String, kind: String)
  case boundOfItself(String)
  case unknownAlternative(String, fields: [String])
  case alternativeOfItself(String)
  case mistakenNameOfField(String, owner: String)
  case mistakenNameTaken(String, by: String)
  case unknownShort(String, fields: [String])
  case shortOfOtherKind(String, kind: String)
  case unknownAuditDate(String, fields: [String])
  case auditDateOfOtherKind(String, kind: String)
  case newestWithoutDays(order: String)
  case unknownAnonymous(String, fields: [String])
  case notAnonymousText(String, kind: String)
  case badDefault(field: String, Words)
  case badExample(field: String, Words)
}

enum NameRole: Sendable { case type, folder, field, inverse, choice, view }

enum NameOwner: Sendable { case commonField, pageSlot }

enum InverseNameOwner: Sendable {
  case field
  /// A relation of another type.
  case type(String)
}

/// Why a field of the kind `series` can never be filled.
enum SeriesMisplacement: Sendable { case noFacet, second, inside }

enum PermalinkFault: Sendable { case noSlug, badPart(String), noEnd }
