// News that is out although its own day is still to come: mostly a wrong year, or `publish_on` was forgotten.

import Diagnostics
import Schema

enum ComingDays {
  /// What is published now and dated later. An event lies ahead by its nature, and who wrote `publish_on` has thought of it.
  static func diagnostics(in index: EntryIndex, today: Day) -> [Diagnostic] {
    index.order.compactMap { position in
      let entry = index.entries[position]
      guard index.publications[position] == .published, entry.choice(of: .status) != "draft",
        entry.day(of: .publishOn) == nil, !index.model[entry.type].has(.event),
        let field = date(of: entry, in: index.model), let day = field.content.day, day > today
      else { return nil }
      return LibraryFault.datedLater(day).diagnostic(at: field.span, of: entry)
    }
  }

  private static func date(of entry: Entry, in model: ContentModel) -> SourceField? {
    entry.field(for: FeedRole.date, in: model)
      ?? entry.field(for: MailRole.date, in: model)
  }
}

extension SourceContent {
  fileprivate var day: Day? {
    switch self {
    case .value(.date(let day)): day
    case .value(.dateTime(let time)): time.day
    default: nil
    }
  }
}
