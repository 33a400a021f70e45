// Words for faults of notation.

import Diagnostics

extension Located<YAMLFault> {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let (code, message, hint) = fact.words
    var notes: [Diagnostic.Note] = []
    if case .duplicateKey(_, let first) = fact {
      notes.append(Diagnostic.Note("first written here", at: Place(first, in: file)))
    }
    return Diagnostic(code, message, at: span, in: file, hint: hint, notes: notes)
  }
}

extension YAMLFault {
  fileprivate var words: (code: Code, message: String, hint: String?) {
    switch self {
    case .tooLarge, .invalidUTF8, .controlCharacter, .tabInIndentation: byteWords
    case .anchor, .alias, .tag, .directive, .mergeKey, .secondDocument, .complexKey, .tooDeep, .duplicateKey:
      refusalWords
    default: notationWords
    }
  }

  private var byteWords: (code: Code, message: String, hint: String?) {
    switch self {
    case .tooLarge(let bytes):
      (
        .tooMuchYAML, "this is \(bytes / 1024 + 1) KB long; at most \(YAMLByteCheck.sizeLimit / 1024) KB are read",
        "move long text into the body of the page"
      )
    case .invalidUTF8(let byte):
      (
        .badBytes, "this is not UTF-8 text (byte \(hexadecimal(UInt32(byte), digits: 2)))",
        "save the file with the encoding UTF-8"
      )
    case .controlCharacter(let value):
      (.badBytes, controlCharacterMessage(value), "delete it")
    default:
      (.tabInIndentation, "a tab indents this line", "use spaces instead")
    }
  }

  private var refusalWords: (code: Code, message: String, hint: String?) {
    switch self {
    case .anchor: (.unusedYAML, "a value cannot begin with \"&\" (an anchor)", "put the value in quotes")
    case .alias: (.unusedYAML, "a value cannot begin with \"*\" (an alias)", "put the value in quotes")
    case .tag: (.unusedYAML, "a value cannot begin with \"!\" (a tag)", "put the value in quotes")
    case .directive: (.unusedYAML, "a line cannot begin with \"%\" (a directive)", "delete the line")
    case .mergeKey: (.unusedYAML, "\"<<\" (a merge key) is not used here", "write the fields out")
    case .secondDocument:
      (.unusedYAML, "a second document begins here", "delete the line with \"---\" or \"...\"")
    case .complexKey: (.unusedYAML, "the name of a field is one word", "begin the line with a name and a colon")
    case .duplicateKey(let name, _): (.duplicateKey, "\"\(name)\" is written twice", "delete one of the two")
    default: (.tooMuchYAML, "this is nested more than \(YAMLTreeBuilder.depthLimit) levels deep", nil)
    }
  }

  private var notationWords: (code: Code, message: String, hint: String?) {
    switch self {
    case .unquotedColon(let value):
      (.needsQuotes, "a value with a colon in it needs quotes", "write \(quoted(value))")
    case .reservedCharacter(let character):
      (.needsQuotes, "a value that begins with \"\(character)\" needs quotes", "put the value in quotes")
    case .textAfterQuote(let mark):
      (.needsQuotes, "there is text behind the closing quote", "write a quote inside the value as \(escaped(mark))")
    case .badEscape:
      (
        .needsQuotes, "in double quotes a backslash begins an escape, and this is none",
        "write \\\\ for a backslash"
      )
    case .textAfterBlockMark(let mark):
      (
        .needsQuotes, "the text after \"\(mark)\" begins on the next line",
        "move it there and indent it by two spaces"
      )
    case .listOnKeyLine:
      (.needsQuotes, "a list begins on the line below its field", "or put the value in quotes, when it is no list")
    case .unclosedQuote(let mark): (.unclosed, "this quote is not closed", "end the value with \(mark)")
    case .unclosedBracket(let open, let close):
      (.unclosed, "this \"\(open)\" is not closed", "end the list with \(close)")
    case .missingComma: (.unclosed, "a comma is missing here", "separate the items with commas")
    case .strayBracket(let character):
      (.unclosed, "\"\(character)\" closes nothing", "delete it, or put the value in quotes")
    case .missingColon(let line):
      (
        .unreadableYAML, "this line has no field: \"\(line.prefix(40))\"",
        "write a name, a colon, a space and a value"
      )
    case .indentation:
      (
        .wrongIndentation, "this line does not begin where its neighbours do",
        "align it with the fields it belongs to"
      )
    case .unreadable(let problem):
      (.unreadableYAML, "this cannot be read: \(problem)", nil)
    default: (.unreadableYAML, "this cannot be read", nil)
    }
  }
}

/// A value as it may be written, in double quotes.
private func quoted(_ value: String) -> String {
  let cut = value.count > 60 ? value.prefix(57) + "…" : value[...]
  return "\"" + cut.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}

private func escaped(_ mark: String) -> String { mark == "'" ? "''" : "\\\"" }

func controlCharacterMessage(_ value: UInt32) -> String {
  "there is an invisible character here (U+\(hexadecimal(value, digits: 4)))"
}

func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let number = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - number.count)) + number
}
