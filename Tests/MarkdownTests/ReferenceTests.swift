// Laurel's HTML against the library's own, for every text of ReferenceExamples.swift, after the intended differences are
// taken away from both.

import CCmarkGFM
import HTML
import Markdown
import Testing

@Suite struct ReferenceTests {
  @Test func thereAreEnoughExamples() {
    #expect(referenceExamples.count >= 150)
    #expect(Set(referenceExamples).count == referenceExamples.count)
  }

  @Test(arguments: referenceExamples)
  func readsLikeTheLibrary(markdown: String) throws {
    let ours = try document(markdown).filledAsWritten
    let theirs = try #require(libraryHTML(markdown))
    #expect(normalizedOurs(ours) == normalizedTheirs(theirs))
  }

  /// What Laurel adds, taken away.
  private func normalizedOurs(_ html: String) -> String {
    var html = html.withPlainQuotes
    if html.contains("<table>") {
      html = html.removing(/<div class="table-scroll"[^>]*>\n/).replacing("</table>\n</div>\n", with: "</table>\n")
        .removing(/\ scope="col"/).replacing(/\ class="align-(\w+)"/) { " align=\"\($0.output.1)\"" }
    }
    if html.contains("<input") { html = html.removing(/\ class="task"|<\/?label>/) }
    if html.contains("class=\"footnote") {
      html = html.removing(/<div class="footnotes"[^>]*>\n<ol>\n/).replacing("</ol>\n</div>\n", with: "")
        .plainReferences
        .removing(/<p><a class="footnote-back".*<\/a><\/p>\n/).removing(
          /\ ?<a class="footnote-back"[^>]*>[^<]*<\/a>/)
    }
    return html.contains(" id=") ? html.removing(/\ id="[^"]*"/) : html
  }

  /// What the library writes otherwise: XHTML's slashes, `disabled=""`, ids without colons.
  private func normalizedTheirs(_ html: String) -> String {
    var html = html.withPlainQuotes.replacing(" />", with: ">")
    if html.contains("<input") {
      html = html.replacing("checked=\"\" disabled=\"\"", with: "disabled checked")
        .replacing("disabled=\"\"", with: "disabled")
    }
    if html.contains("class=\"footnote") {
      html = html.removing(/<section class="footnotes"[^>]*>\n<ol>\n/).replacing("</ol>\n</section>\n", with: "")
        .plainReferences.removing(/\ ?<a [^>]*class="footnote-backref"[^\n]*<\/a>\n?(?=<\/(?:p|li)>)/)
        .replacing(/<li id="fn[^"]*">/, with: "<li>")
    }
    return html
  }
}

/// The library's own rendering, through its C interface.
private func libraryHTML(_ text: String) -> String? {
  CommonMarkParser.exclusively {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CInt(CMARK_OPT_FOOTNOTES)
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tagfilter", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
      return nil
    }
    defer { html.deallocate() }
    return String(cString: html)
  }
}

extension MarkdownDocument {
  /// The HTML with every slot filled as the library would write the address.
  fileprivate var filledAsWritten: String {
    var filled = ByteBuffer()
    var done = 0
    for slot in slots {
      filled.append(html[done..<slot.offset])
      var encoded = ByteBuffer()
      encoded.append(slot.destination, percentEncodedKeeping: .url)
      filled.append(encoded.text, escapedFor: .attribute)
      done = slot.offset
    }
    filled.append(html[done...])
    return filled.text
  }
}

extension String {
  fileprivate func removing(_ pattern: some RegexComponent) -> String { replacing(pattern, with: "") }

  /// Both number the references to footnotes, with different attributes.
  fileprivate var plainReferences: String {
    replacing(/<sup class="footnote-ref"><a [^>]*>(\d+)<\/a><\/sup>/) { "^\($0.output.1)" }
  }

  /// The library writes quotes in text as entities.
  fileprivate var withPlainQuotes: String {
    replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
  }
}
