// The headers that docs/hosting.md recommends, so that a page behaves here as it will on its host, and what the reload
// script needs beyond them.

/// The security headers of every answer.
package struct SecurityPolicy: Sendable {
  /// A random word of this run, by which the reload script may run even where a theme has no scripts of its own.
  package let nonce: String

  package init(nonce: String) { self.nonce = nonce }

  /// What docs/hosting.md recommends; a test compares the two.
  package static let hosting: [(directive: String, sources: String)] = [
    ("default-src", "'none'"), ("script-src", "'self'"), ("style-src", "'self'"), ("img-src", "'self'"),
    ("base-uri", "'none'"), ("form-action", "'none'"), ("frame-ancestors", "'none'"),
  ]

  package var contentSecurityPolicy: String {
    let added = [("script-src", "'nonce-\(nonce)'"), ("connect-src", "'self'")]
    var directives = SecurityPolicy.hosting.map { directive, sources in
      (directive, sources + added.filter { $0.0 == directive }.map { " " + $0.1 }.joined())
    }
    directives += added.filter { name, _ in !SecurityPolicy.hosting.contains { $0.directive == name } }
    return directives.map { "\($0.0) \($0.1)" }.joined(separator: "; ")
  }

  package var headers: [(String, String)] {
    [
      ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "no-referrer"),
      // Beyond hosting.md: another site's page cannot embed what is not published yet.
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
  }
}
