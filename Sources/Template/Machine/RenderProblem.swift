// What can go wrong, or look wrong, while a page renders, as facts; Messages/ words them.

enum RenderProblem: Sendable, Hashable {
  case tooManySteps(limit: Int)
  case tooMuchOutput(limit: Int)
  case function(name: String, message: String, hint: String?)
  case overflow
  case divisionByZero
  case currencies(String, String)
  /// A URL with a scheme that is not allowed, or to another host by way of `//`.
  case blockedURL(String)
  /// An address outside the site where active content is loaded from.
  case foreignAddress(String)
}

/// Thrown inside the machine, which knows the place.
struct RenderProblemError: Error {
  let problem: RenderProblem

  init(_ problem: RenderProblem) { self.problem = problem }
}
