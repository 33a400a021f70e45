// News that is out although its own day is still to come: mostly a wrong year, or `publish_on` was forgotten.

import Diagnostics
import Schema

enum ComingDays {
  /// What is published now and dated later. An event lies ahead by its nature, and who wrote `publish_on` has thought of it.
  static func diagnostics(in index: EntryIndex, today: Day) -> [Diagnostic] {
    let dates = index.model.types.map { type in
      type.has(.event) ? nil : type.field(for: FeedRole.date) ?? type.field(for: MailRole.date)
    }
    return index.order.compactMap { position in
      let entry = index.entries[position]
      guard let number = dates[entry.type.index], let day = entry.fields[number].content.day, day > today,
        index.publications[position] == .published, entry.choice(of: .status) != "draft",
        entry.day(of: .publishOn) == nil
      else { return nil }
      return LibraryFault.datedLater(day).diagnostic(at: entry.fields[number].span, of: entry)
    }
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
