// What can break a rule about people, and the words for it.

import Diagnostics
import Schema

struct PeopleFault {
  enum Fact {
    case noConsent(String)
    case notYetGiven(String, Day)
    case scope(String, use: String)
    case withdrawn(String)
    case expired(String, Day)
    case expiresSoon(String, Day)
    case claim(String, level: Int)
    case named(String)
    case leftContact(String)
    case matter(String, PersonalMatter.Subject)
    case individualFigure(String)
    case smallGroup(Int, minimum: Int)
  }

  let fact: Fact
  let span: Span

  init(_ fact: Fact, at span: Span) {
    self.fact = fact
    self.span = span
  }

  func diagnostic(of entry: Entry) -> Diagnostic {
    switch fact {
    case .noConsent(let name):
      Diagnostic(
        .consentMissing, "\(name) is named here, and there is no record of their consent", at: span,
        in: entry.source,
        hint: "refer to the person's own entry, or add consent: with basis, given and scope")
    case .notYetGiven(let name, let day):
      Diagnostic(
        .consentMissing, "the consent of \(name) is not given yet: it says \(day.iso)", at: span, in: entry.source,
        hint: "correct the day, or leave them out until they have agreed")
    case .scope(let name, let use):
      Diagnostic(
        .consentScope, "\(name) has not agreed to this use: \(use)", at: span, in: entry.source,
        hint: "ask them, and add \(use) to the scope of their consent; or leave it out")
    case .withdrawn(let name):
      Diagnostic(
        .withdrawnTrace, "the consent of \(name) is withdrawn, and this still tells of them", at: span,
        in: entry.source, hint: "take it out, and their name wherever else the text has it")
    case .expired(let name, let day):
      Diagnostic(
        .consentExpired, "the consent of \(name) ended on \(day.iso)", at: span, in: entry.source,
        hint: "ask them again and set a new date, or take them out")
    case .expiresSoon(let name, let day):
      Diagnostic(
        .consentExpiresSoon, "the consent of \(name) ends on \(day.iso)", at: span, in: entry.source,
        hint: "ask them again before then")
    case .named(let name):
      Diagnostic(
        .namedInAnonymousText, "\(name) is named here, where nobody is to be known", at: span, in: entry.source,
        hint: "say it without the name")
    case .leftContact(let name):
      Diagnostic(
        .leftBehind, "\(name) has left, and this is their address", at: span, in: entry.source,
        hint: "write the address of whoever answers now, or of the team")
    case .matter(let word, let subject):
      Diagnostic(
        .personalMatter, "\"\(word)\" may tell of somebody's \(subject.rawValue)", at: span, in: entry.source,
        hint: "leave it out, or say it of a group; colleagues know who is meant")
    case .individualFigure(let slug):
      Diagnostic(
        .individualFigure, "\"\(slug)\" is a sensitive figure, and this tells of one person", at: span,
        in: entry.source, hint: "take the figure out, or tell of a group")
    case .smallGroup(let count, let minimum):
      Diagnostic(
        .smallGroupFigure, "a figure of \(count) would be shown; groups below \(minimum) are hidden", at: span,
        in: entry.source, hint: "take the figure out, or tell it of a larger group")
    case .claim(let phrase, let level):
      Diagnostic(
        .causalClaim, "\"\(phrase)\" claims a cause, and evidence level \(level) does not show one", at: span,
        in: entry.source,
        hint: "say what changed and when (\"after\", \"since\"), or name the comparison you made")
    }
  }
}
