// Every code there is, in order: what `laurel explain` looks up and what the docs are made from.

extension Code {
  /// All codes. A new code is declared in its part's file beside this one and listed there.
  package static let all: [Code] =
    (contentCodes + entryCodes + schemaCodes + markdownCodes + templateCodes + escapingCodes + peopleCodes
    + outputCodes + mailCodes + dataCodes
    + configurationCodes).sorted { $0.id < $1.id }

  /// The code with this id, upper or lower case.
  package static func named(_ id: String) -> Code? {
    all.first { $0.id.lowercased() == id.lowercased() }
  }
}
