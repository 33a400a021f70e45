// `feedback: answers:` of content/site.yaml: which columns of an export of answers are read, and what its words mean.

/// The names of columns, as the form's export writes them. Columns that are not named here are never read.
package struct AnswersMap: Sendable, Hashable {
  /// The number of the response: each counts once.
  package let response: String
  /// The page an answer is about.
  package let page: String
  package let useful: String?
  /// The words that mean yes and no in the column ``useful``; capitals make no difference.
  package let yes: [String]
  package let no: [String]
  /// A number from 0 to 10.
  package let rating: String?
  /// When it was sent: of two rows with one response, the later counts.
  package let submitted: String?

  package init(
    response: String, page: String, useful: String?, yes: [String], no: [String], rating: String?,
    submitted: String?
  ) {
    self.response = response
    self.page = page
    self.useful = useful
    self.yes = yes
    self.no = no
    self.rating = rating
    self.submitted = submitted
  }

  /// Each column that is read, with its role.
  var columns: [(role: String, name: String)] {
    let optional = [("useful", useful), ("rating", rating), ("submitted", submitted)].compactMap { role, name in
      name.map { (role: role, name: $0) }
    }
    return [(role: "response", name: response), (role: "page", name: page)] + optional
  }
}
