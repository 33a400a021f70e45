// A piece of raw HTML as the author wrote it: what kind of thing it is, and what to write in Markdown instead.

/// Raw HTML, told by its beginning.
enum RawHTML: Sendable, Hashable {
  case opening(String)
  case closing(String)
  case comment
  /// `<?…`, `<!DOCTYPE …`, `<![CDATA[…`.
  case declaration

  /// - Parameter source: begins with `<`.
  init(_ source: ArraySlice<UInt8>) {
    let rest = source.dropFirst()
    if rest.starts(with: "!--".utf8) {
      self = .comment
    } else if rest.first == UInt8(ascii: "/") {
      self = .closing(RawHTML.name(rest.dropFirst()))
    } else if let first = rest.first, first.isLetter {
      self = .opening(RawHTML.name(rest))
    } else {
      self = .declaration
    }
  }

  private static func name(_ rest: ArraySlice<UInt8>) -> String {
    let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    return String(decoding: name.prefix(40).map(\.lowered), as: UTF8.self)
  }

  /// As it is shown in a message: `<b>`, `</b>`, `<!-- -->`.
  var shown: String {
    switch self {
    case .opening(let name): "<\(name)>"
    case .closing(let name): "</\(name)>"
    case .comment: "<!-- -->"
    case .declaration: "<! >"
    }
  }

  /// What to write instead.
  var advice: String {
    switch self {
    case .opening(let name), .closing(let name): Self.advice[name] ?? Self.generalAdvice
    case .comment: "delete it: a comment would be readable in the page's source by everybody"
    case .declaration: Self.generalAdvice
    }
  }

  private static let generalAdvice = "use Markdown, or to show the tag itself put it in backticks: `<…>`"
  private static let ofTheTemplate = "not possible in content: ask the person who looks after the templates"

  private static let advice: [String: String] = [
    "br": "end the line with two spaces, or leave an empty line for a new paragraph",
    "p": "leave an empty line between paragraphs",
    "b": "write **bold**", "strong": "write **bold**",
    "i": "write *emphasis*", "em": "write *emphasis*", "u": "write *emphasis*: underlining looks like a link",
    "s": "write ~~struck out~~", "del": "write ~~struck out~~", "strike": "write ~~struck out~~",
    "code": "write `code` in backticks", "kbd": "write `code` in backticks", "tt": "write `code` in backticks",
    "pre": "put the lines between two lines of ```",
    "a": "write [text](address)",
    "img": "write ![what the picture shows](picture.png)",
    "picture": "write ![what the picture shows](picture.png)",
    "figure": "write ![what the picture shows](picture.png) and the caption as a paragraph below",
    "h1": "write ## before the heading's text", "h2": "write ## before the heading's text",
    "h3": "write ### before the heading's text", "h4": "write #### before the heading's text",
    "h5": "write ##### before the heading's text", "h6": "write ###### before the heading's text",
    "ul": "begin each line of the list with \"- \"", "ol": "begin each line of the list with \"1. \"",
    "li": "begin each line of the list with \"- \"",
    "blockquote": "begin each line of the quotation with \"> \"", "hr": "write --- on a line of its own",
    "table": "write a Markdown table: cells between | and a line of |---| below the first row",
    "tr": "write a Markdown table", "td": "write a Markdown table", "th": "write a Markdown table",
    "details": "write a heading and the text below it: there is no folding", "summary": "write a heading",
    "div": "leave it out, or for a box write > [!NOTE]", "aside": "for a box write > [!NOTE]",
    "span": "leave it out", "font": "leave it out", "center": "leave it out", "section": "leave it out",
    "sup": "write it out, or use the character itself, such as ²",
    "sub": "write it out, or use the character itself, such as ₂",
    "small": "leave it out", "mark": "write **bold**",
    "script": ofTheTemplate, "style": ofTheTemplate, "iframe": ofTheTemplate, "object": ofTheTemplate,
    "embed": ofTheTemplate, "form": ofTheTemplate, "input": ofTheTemplate, "button": ofTheTemplate,
    "svg": ofTheTemplate,
    "link": ofTheTemplate, "meta": ofTheTemplate, "video": "link to the recording: [text](address)",
    "audio": "link to the recording: [text](address)",
  ]
}
