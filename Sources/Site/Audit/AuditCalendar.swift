// The part of an audit that every portal has, whatever its types: consents that end, reviews, what appears and disappears,
// drafts that wait. All of it follows from the common fields, the facet `person` and fields of kind `consent`.

import Content
import Diagnostics
import Schema

struct AuditCalendar {
  private let portal: Portal
  private let selection: Selection
  /// Days to look ahead.
  private let within: Int
  private let consentsWithin: Int

  init(portal: Portal, selection: Selection, within: Int, consentsWithin: Int) {
    self.portal = portal
    self.selection = selection
    self.within = within
    self.consentsWithin = consentsWithin
  }

  private var today: Day { selection.today }

  /// The entries of the edition, without those of people who withdrew.
  private var entries: [Entry] {
    let withdrawn = Set(
      KnownPerson.all(in: portal.entries, model: portal.model)
        .filter { $0.hasEntry && $0.withdrawn != nil }.map(\.entry.source.path))
    return portal.entries.filter { entry in
      !withdrawn.contains(entry.source.path)
        && (selection.audience == .team || entry.choice(of: .visibility) != "team")
    }
  }

  /// Entries that are out, or will be without anybody's doing.
  private var standing: [Entry] {
    entries.filter { entry in
      entry.choice(of: .status) != "draft" && (entry.day(of: .expiresOn).map { $0 > today } ?? true)
    }
  }

  /// Consents that have ended, or will soon.
  var consents: AuditSection {
    let items = KnownPerson.all(in: standing, model: portal.model).compactMap { person -> AuditItem? in
      guard person.withdrawn == nil, let day = person.expires, day <= today.adding(days: consentsWithin) else {
        return nil
      }
      let whose = person.hasEntry ? "consent" : "consent of \(person.names.first ?? person.slug)"
      let words = day < today ? "\(whose) ended \(ago(day))" : "\(whose) ends \(ahead(day))"
      return AuditItem(person.entry, at: person.span, words, day)
    }
    return AuditSection("consents", "Consent to renew", items)
  }

  /// Reviews that are overdue, or due soon.
  var reviews: AuditSection {
    let items = standing.filter { $0.choice(of: .status) != "archived" }.compactMap { entry -> AuditItem? in
      guard let day = entry.day(of: .reviewBy), day <= today.adding(days: within) else { return nil }
      let words = day < today ? "review was due \(ago(day))" : "review is due \(ahead(day))"
      return AuditItem(entry, at: entry[.reviewBy].span, "\(words), \(entry.text(of: .owner))", day)
    }
    return AuditSection("reviews", "Reviews", items)
  }

  /// What will be taken off the site.
  var expiring: AuditSection {
    let items = standing.compactMap { entry -> AuditItem? in
      guard let day = entry.day(of: .expiresOn), day <= today.adding(days: within) else { return nil }
      return AuditItem(entry, at: entry[.expiresOn].span, "goes off the site \(ahead(day))", day)
    }
    return AuditSection("expiring", "Going off the site", items)
  }

  /// What will be put on the site.
  var appearing: AuditSection {
    let items = standing.compactMap { entry -> AuditItem? in
      guard let day = entry.day(of: .publishOn), day > today, day <= today.adding(days: within) else { return nil }
      return AuditItem(entry, at: entry[.publishOn].span, "goes live \(ahead(day))", day)
    }
    return AuditSection("appearing", "Going live", items)
  }

  /// Drafts, with how long each has waited if it says so.
  var drafts: AuditSection {
    let items = entries.filter { $0.choice(of: .status) == "draft" }.map { entry -> AuditItem in
      let span = entry[.status].span
      if let day = entry.day(of: .publishOn) {
        let words = day <= today ? "draft, should be live since \(ago(day))" : "draft, is to go live \(ahead(day))"
        return AuditItem(entry, at: span, words, day)
      }
      guard let day = written(entry) else { return AuditItem(entry, at: span, "draft") }
      return AuditItem(entry, at: span, day <= today ? "draft of \(ago(day))" : "draft for \(day.iso)", day)
    }
    return AuditSection("drafts", "Drafts that wait", items)
  }

  /// The day a draft is about: the one its type is ordered by, or else that of its last review.
  private func written(_ entry: Entry) -> Day? {
    let type = portal.model[entry.type]
    if let field = type.field(named: type.order.field), case .value(.date(let day)) = entry.fields[field].content {
      return day
    }
    return entry.day(of: .reviewed)
  }

  private func ago(_ day: Day) -> String {
    AuditCalendar.distance(today.daysSince1970 - day.daysSince1970) + " ago"
  }

  private func ahead(_ day: Day) -> String {
    let days = day.daysSince1970 - today.daysSince1970
    return days == 0 ? "today" : "in " + AuditCalendar.distance(days)
  }

  private static func distance(_ days: Int) -> String { "\(days) \(days == 1 ? "day" : "days")" }
}

/// People whom nothing credits.
enum Credits {
  /// - Returns: those who are there, and whom no reference of another entry names.
  static func section(_ library: Library) -> AuditSection {
    let model = library.model
    let items = library.entries.filter { !$0.isArchived }.compactMap { own -> AuditItem? in
      let slots = model.inverses.filter { $0.target == own.entry.type }.map(\.slot)
      let person = KnownPerson.all(in: [own.entry], model: model).first { $0.hasEntry }
      guard let person, !person.hasLeft, !slots.isEmpty else { return nil }
      let record = library.records[own.id.index]
      guard slots.allSatisfy({ record.slots[$0] == .list([]) }) else { return nil }
      return AuditItem(own.entry, at: nil, "nothing credits them")
    }
    return AuditSection("credits", "People without credit", items)
  }
}
