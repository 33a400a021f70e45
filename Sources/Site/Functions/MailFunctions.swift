// What mails need of the template language: the files that an issue is sent as, and Markdown with its styles written into it, since mail
// programs read no style sheets.

import Content
import HTML
import Schema
import Template

func mailFunctions(_ configuration: Configuration, _ shapes: SiteShapes, _ model: ContentModel) -> [Function] {
  let types = model.types.filter { type in type.has(.mail) }.map(\.name)
  return [mailFiles(types: MailPlan.canSend(configuration) ? Set(types) : [], shapes), forMail]
}

private func mailFiles(types: Set<String>, _ shapes: SiteShapes) -> Function {
  Function(
    "mail_files", .call, [Parameter("page", .page)], returns: .type(.list(.record(shapes.mailFile))),
    help: """
      The files that an issue is sent as: html, text, draft, message. Empty for what is no issue, and while site.yaml has no base_url.
      """,
    example: (
      "{% for file in mail_files(page) | where(kind: \"draft\") %}<a href=\"{{ file.url }}\">…</a>{% end %}", "…"
    ),
    apply: { (arguments, context) throws(FunctionFault) in
      let page = Call(arguments: arguments, context: context).value(0)
      guard case .choice(let type) = context.slot(PageSlot.type.rawValue, of: page), types.contains(type.id),
        case .url(.site(let path)) = context.slot(PageSlot.url.rawValue, of: page)
      else { return .list([]) }
      return .list(
        MailForm.allCases.map { form in
          .record(
            Record(
              shape: shapes.mailFile,
              slots: [
                .text("\(form)"), .text(form.title), .url(.site(form.path(beside: SitePath(path.path)))),
              ]))
        })
    })
}

private let forMail = Function(
  "for_mail", .filter,
  [Parameter("text", .types([.html]))]
    + MailMarkdown.elements.map { element in
      Parameter(element, .types([.text]), default: Value.none, literal: true, check: MailMarkdown.fault)
    }, returns: .type(.html),
  help: """
    A text as mail programs show it: the styles given here written into its tags, pictures at most \(MailMarkdown.widest) pixels wide, boxes of \
    tasks as characters. h4 stands for the smaller headings too.
    """,
  example: (
    "{{ page.body | for_mail(p: \"margin:0 0 16px 0;\", a: \"color:#3340a0;\") }}",
    "<p style=\"margin:0 0 16px 0;\">…"
  ),
  apply: { (arguments, context) throws(FunctionFault) in
    let call = Call(arguments: arguments, context: context)
    guard case .html(let text) = call.value(0) else { return .none }
    var styles: [String: String] = [:]
    for (number, element) in MailMarkdown.elements.enumerated() where call.isGiven(number + 1) {
      styles[element] = try call.text(number + 1)
    }
    return .html(MailMarkdown(styles).styled(text))
  })

/// Writes styles into rendered Markdown.
private struct MailMarkdown {
  static let elements = [
    "p", "a", "h2", "h3", "h4", "ul", "ol", "li", "table", "th", "td", "blockquote", "pre", "code", "hr", "img",
  ]
  static let widest = 536

  private let styles: [String: String]

  init(_ styles: [String: String]) {
    var styles = styles
    for name in ["h5", "h6"] { styles[name] = styles["h4"] }
    self.styles = styles
  }

  /// What stands in a style that could end its attribute, or load something.
  @Sendable static func fault(in style: Value) -> FunctionFault? {
    guard case .text(let style) = style else { return nil }
    let marks = "#:;,.% '()-!".utf8
    let isPlain = style.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || marks.contains(byte)
    }
    if isPlain, !style.lowercased().contains("url(") { return nil }
    return FunctionFault(
      "\"\(style)\" is no style for a mail", hint: "write declarations such as color:#1b2030; that load nothing")
  }

  func styled(_ text: SafeHTML) -> SafeHTML {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.bytes.count * 2)
    var links: [SafeHTML.Link] = []
    var (done, next) = (0, 0)
    /// Copies up to `end`, with the links there.
    func copy(to end: Int) {
      let shift = bytes.count - done
      while next < text.links.count, text.links[next].offset < end {
        links.append(SafeHTML.Link(offset: text.links[next].offset + shift, target: text.links[next].target))
        next += 1
      }
      bytes += text.bytes[done..<end]
      done = end
    }
    text.bytes.withUnsafeBufferPointer { buffer in
      var tags = TagReader(buffer)
      while tags.next() {
        let name = tags.text(tags.name).lowercased()
        if name == "input" {
          copy(to: tags.name.lowerBound - 1)
          bytes += Array((tags.value(of: "checked") == nil ? "☐" : "☑").utf8)
          done = tags.end()
          continue
        }
        if let style = styles[name] {
          copy(to: tags.name.upperBound)
          bytes += Array(" style=\"\(style)\"".utf8)
        }
        if name == "img", let width = tags.value(of: "width"), let height = tags.value(of: "height"),
          let wide = Int(tags.text(width)), let high = Int(tags.text(height)), wide > MailMarkdown.widest
        {
          copy(to: width.lowerBound)
          bytes += Array("\(MailMarkdown.widest)".utf8)
          done = width.upperBound
          copy(to: height.lowerBound)
          bytes += Array(
            "\(max(1, Int((Double(high) * Double(MailMarkdown.widest) / Double(wide)).rounded())))".utf8)
          done = height.upperBound
        }
      }
    }
    copy(to: text.bytes.count)
    return SafeHTML(trusted: bytes, links: links)
  }
}
