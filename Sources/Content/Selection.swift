// Which entries a build publishes: the edition, the day, and whether drafts and future entries are wanted.

package import Schema

/// Whom an edition of the portal is for.
package enum Audience: String, Sendable, CaseIterable {
  case all, team
}

/// What one build is to contain.
package struct Selection: Sendable {
  package let audience: Audience
  /// The day on which the build is made; nothing else in Laurel reads a clock.
  package let today: Day
  package let includesDrafts: Bool
  package let includesFuture: Bool
  /// The files of entries of people that are taken for withdrawn, whatever they say.
  package let withdrawing: Set<String>

  package init(
    audience: Audience, today: Day, includesDrafts: Bool = false, includesFuture: Bool = false,
    withdrawing: Set<String> = []
  ) {
    self.audience = audience
    self.today = today
    self.includesDrafts = includesDrafts
    self.includesFuture = includesFuture
    self.withdrawing = withdrawing
  }
}

/// What becomes of an entry in a build.
package enum Publication: Sendable, Hashable {
  case published
  /// Has its page, so that old links hold, but is in no collection.
  case archived
  case hidden(Reason)

  package enum Reason: Sendable, Hashable {
    case draft
    case future(Day)
    case expired(Day)
    /// Belongs to another edition, whose entries are absent from the library and so cannot leak (rule P14).
    case audience
    /// A person who has withdrawn consent (rule P4).
    case withdrawn

    /// For messages: "the programme is …".
    package var words: String {
      switch self {
      case .draft: "a draft"
      case .future(let day): "not published before \(day.iso)"
      case .expired(let day): "expired since \(day.iso)"
      case .audience: "for the team edition only"
      case .withdrawn: "withdrawn"
      }
    }
  }
}

extension Selection {
  /// - Parameter isWithdrawn: true for a person without consent any more.
  func publication(of entry: Entry, isWithdrawn: Bool) -> Publication {
    if isWithdrawn { return .hidden(.withdrawn) }
    if audience == .all, entry.choice(of: .visibility) == "team" { return .hidden(.audience) }
    if entry.choice(of: .status) == "draft", !includesDrafts { return .hidden(.draft) }
    if let day = entry.day(of: .publishOn), day > today, !includesFuture { return .hidden(.future(day)) }
    if let day = entry.day(of: .expiresOn), day <= today { return .hidden(.expired(day)) }
    return entry.choice(of: .status) == "archived" ? .archived : .published
  }
}
