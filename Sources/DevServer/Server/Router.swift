// From a request to its answer: checks first, then the preview's own files, then the site.

import HTML

package struct Router: Sendable {
  package let rule: HostRule
  package let policy: SecurityPolicy
  package let site: SiteFolder

  package init(rule: HostRule, policy: SecurityPolicy, site: SiteFolder) {
    self.rule = rule
    self.policy = policy
    self.site = site
  }

  /// - Parameter state: what the preview shows at this moment.
  package func response(to head: RequestHead, state: SiteState) -> Response {
    if let refusal = refusal(of: head) { return refusal.response }
    switch RequestTarget(head.target) {
    case .refused(let refusal): return refusal.response
    case .nothing: return state.hasSite ? missing(head, state) : standIn(state)
    case .own(.events): return events(head)
    case .own(.script): return own(PreviewScript.text, "preview.js", head)
    case .own(.style): return own(PreviewStyle.text, "preview.css", head)
    case .own(.icon): return own(PreviewStyle.icon, "icon.svg", head)
    case .site(let names, let isFolder, let query):
      guard state.hasSite else { return standIn(state) }
      return found(names, isFolder, query, head, state) ?? missing(head, state)
    }
  }

  /// Why a request is not answered at all, whatever it asks for.
  package func refusal(of head: RequestHead) -> Refusal? {
    let hosts = head.values("host")
    if hosts.count > 1 { return .malformed("more than one Host") }
    if hosts.isEmpty, head.isVersion11 { return .malformed("no Host") }
    guard let host = hosts.first, rule.accepts(host: host) else { return .foreignHost }
    guard head.method == "GET" || head.method == "HEAD" else { return .method }
    let hasBody = head.values("content-length").contains { $0 != "0" } || !head.values("transfer-encoding").isEmpty
    return hasBody ? .body : nil
  }

  /// The stream is for the preview's own pages. Browsers name the page that asks in one of two headers; a program that
  /// is no browser has neither.
  private func events(_ head: RequestHead) -> Response {
    let foreign = head.values("origin").contains { !rule.accepts(origin: $0) }
    let site = head.values("sec-fetch-site")
    guard !foreign, site.allSatisfy({ $0 == "same-origin" || $0 == "none" }) else {
      return Refusal.foreignOrigin.response
    }
    let headers = [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store")]
    return Response(.ok, headers: headers, body: head.method == "GET" ? .events : .none)
  }

  private func own(_ text: String, _ name: String, _ head: RequestHead) -> Response {
    whole(Array(text.utf8), name: name, tag: "\"\(policy.nonce)\"", head)
  }

  /// A site that has not been built yet: what is wrong with it stands at every address.
  private func standIn(_ state: SiteState) -> Response {
    let page = ErrorView.page(
      title: state.errors.isEmpty ? "Building" : "Errors in the portal",
      fragment: state.errors.isEmpty ? ErrorView.starting : state.errors, version: state.version,
      nonce: policy.nonce)
    return Response(
      .unavailable, headers: [("Content-Type", MediaType.of("a.html")), ("Cache-Control", "no-store")],
      body: .bytes(page))
  }
}

// MARK: - The site

extension Router {
  /// Nil when there is no such file.
  private func found(
    _ names: [String], _ isFolder: Bool, _ query: String?, _ head: RequestHead, _ state: SiteState
  ) -> Response? {
    switch site.find(isFolder ? names + ["index.html"] : names) {
    case nil: return nil
    case .folder: return isFolder ? nil : redirect(to: names, query)
    case .file(let file):
      let name = isFolder ? "index.html" : names.last ?? ""
      guard name.hasSuffix(".html") else { return part(of: file, name: name, head) }
      let page = injected(file, state)
      return whole(page, name: name, tag: "\"\(file.stamp)-\(state.version)\"", head)
    }
  }

  private func redirect(to names: [String], _ query: String?) -> Response {
    let location = SitePath(names.joined(separator: "/") + "/").absolute(on: "/") + (query.map { "?" + $0 } ?? "")
    return Response.text("The page is at \(location)", .found, headers: [("Location", location)])
  }

  /// The site's own page for what is not there.
  private func missing(_ head: RequestHead, _ state: SiteState) -> Response {
    guard case .file(let file)? = site.find(["404.html"]) else {
      return Response.text("There is no page at this address.", .notFound)
    }
    return Response(
      .notFound, headers: [("Content-Type", MediaType.of("a.html")), ("Cache-Control", "no-store")],
      body: .bytes(injected(file, state)))
  }

  private func injected(_ file: OpenFile, _ state: SiteState) -> [UInt8] {
    PageInjection.adding(version: state.version, nonce: policy.nonce, to: file.read(0..<file.size))
  }

  /// A body that is at hand.
  private func whole(_ bytes: [UInt8], name: String, tag: String, _ head: RequestHead) -> Response {
    answer(head, name: name, tag: tag, size: bytes.count) {
      .bytes($0 == 0..<bytes.count ? bytes : Array(bytes[$0]))
    }
  }

  private func part(of file: OpenFile, name: String, _ head: RequestHead) -> Response {
    answer(head, name: name, tag: "\"\(file.stamp)\"", size: file.size) { .file(file, $0) }
  }

  /// 200, 206, 304 or 416.
  private func answer(
    _ head: RequestHead, name: String, tag: String, size: Int, body: (Range<Int>) -> Response.Body
  ) -> Response {
    // The browser asks each time whether it has the newest, and gets 304 if so.
    let standing = [("ETag", tag), ("Cache-Control", "no-cache")]
    if head.values("if-none-match").contains(where: { Conditions.matches($0, tag: tag) }) {
      return Response(.notModified, headers: standing, body: .none)
    }
    let headers = [("Content-Type", MediaType.of(name)), ("Accept-Ranges", "bytes")] + standing
    let range = head.method == "GET" ? head.value("range") : nil
    switch Conditions.part(range, if: head.values("if-range").first, tag: tag, size: size) {
    case .whole: return Response(.ok, headers: headers, body: body(0..<size))
    case .part(let range):
      let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
      return Response(.partial, headers: headers + [("Content-Range", place)], body: body(range))
    case .unsatisfiable:
      return Response.text(
        "There is no such part.", .unsatisfiableRange, headers: [("Content-Range", "bytes */\(size)")])
    }
  }
}
