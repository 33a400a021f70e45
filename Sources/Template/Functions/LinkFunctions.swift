// Filters that make links. Addresses inside the site stay addresses until a page is written, so they are relative there.

import HTML
import Schema

let linkFunctions: [Function] = [url, absoluteURL]

private let linkable = Parameter("value", .linkable)

private let url = Function.filter(
  "url", linkable, returns: .type(.url),
  help: "The address of an entry, a page, a tag or a link, relative to the page it is printed on.",
  example: ("<a href=\"{{ page | url }}#top\">", "<a href=\"./#top\">")
) { (call) throws(FunctionFault) in
  .url(try call.address())
}

private let absoluteURL = Function.filter(
  "absolute_url", linkable, returns: .type(.url),
  help: """
    The whole address, from https:// on, for feeds, mails and metadata. It needs base_url in content/site.yaml; links between \
    pages do without it.
    """,
  example: ("{{ page | absolute_url }}", "https://learning.larkspur.example/stories/fewer-raised-voices/")
) { (call) throws(FunctionFault) in
  switch try call.address() {
  case .external(let address): return .url(.external(address))
  case .site(let path):
    guard let base = call.context.settings.baseURL else {
      throw FunctionFault(
        "the portal has no fixed address, so absolute_url has nothing to begin with",
        hint: "set base_url in content/site.yaml, or use url")
    }
    return .url(.external(path.absolute(on: base)))
  }
}

extension Call {
  fileprivate func address() throws(FunctionFault) -> URLValue {
    if case .url(let url) = value(0) { return url }
    if let url = context.pageURL(of: value(0)) { return url }
    // A link or a tag has its only url in another slot than a page has.
    for slot in 0..<context.slotCount(of: value(0)) {
      if case .url(let url) = context.slot(slot, of: value(0)) { return url }
    }
    throw FunctionFault("this has no address", hint: "give an entry, a page or a url")
  }
}
