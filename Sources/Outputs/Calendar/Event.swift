// Something that takes place, read from an entry's slots by the facet `event`.

package import HTML
package import Schema

package struct Event: Sendable, Hashable {
  /// The names of its type and of itself, which tell it from all others of the portal.
  package let type: String
  package let slug: String
  package let title: String
  package let summary: String
  package let path: SitePath
  package let times: EventTimes
  package let place: String?
  /// Where to take part from elsewhere.
  package let url: String?
  /// Who invites.
  package let organizer: String?
  /// How often it was changed, as the author counts.
  package let sequence: Int
  /// The day on which somebody last looked at it; that of its start when nobody wrote it down.
  package let revised: Day
}

/// When something takes place.
package struct EventTimes: Sendable, Hashable {
  /// Of something that recurs, of the first one.
  package let start: DateTime
  /// Not before the start.
  package let end: DateTime
  package let recurrence: EventRecurrence?
  package let isCancelled: Bool
}

/// Which slots of a type's records make an ``Event``.
package struct EventFields: Sendable {
  private let type: String
  private let roles: RoleSlots<EventRole>
  private let start: Int
  /// The slots of the record that plays the role `recurrence`.
  private let every: Int?
  private let until: Int?
  private let except: Int?

  /// Nil when the type has no events.
  package init?(of type: ContentType, in model: ContentModel) {
    guard let roles = RoleSlots<EventRole>(of: type), let start = roles[.start] else { return nil }
    self.type = type.name
    self.roles = roles
    self.start = start
    let index = roles[.recurrence].map { $0 - PageSlot.allCases.count + CommonField.allCases.count }
    if let index, type.fields.indices.contains(index), case .record(_, let shape) = type.fields[index].kind {
      every = model[shape].index(of: "every")
      until = model[shape].index(of: "until")
      except = model[shape].index(of: "except")
    } else {
      (every, until, except) = (nil, nil, nil)
    }
  }

  /// By the shape of their entries.
  package static func all(of model: ContentModel) -> [ShapeID: EventFields] {
    var all: [ShapeID: EventFields] = [:]
    for type in model.types { all[type.shape] = EventFields(of: type, in: model) }
    return all
  }

  /// Nil for an entry that does not say when it begins. An end that is missing, or before the start, is the start.
  ///
  /// - Parameter slot: reads a slot of the entry.
  package func event(_ slot: (Int) -> Value) -> Event? {
    func role(_ role: EventRole) -> Value { roles[role].map(slot) ?? .none }
    guard let times = times(slot) else { return nil }
    var path = SitePath("")
    if case .url(.site(let address)) = slot(PageSlot.url.rawValue) { path = address }
    return Event(
      type: type, slug: slot(PageSlot.slug.rawValue).plainText ?? "",
      title: slot(PageSlot.title.rawValue).plainText ?? "",
      summary: slot(PageSlot.summary.rawValue).plainText ?? "", path: path, times: times,
      place: role(.place).plainText, url: role(.url).externalURL, organizer: role(.organizer).plainText,
      sequence: role(.sequence).plainInteger ?? 0,
      revised: slot(PageSlot.reviewed.rawValue).day ?? slot(PageSlot.publishOn.rawValue).day ?? times.start.day)
  }

  /// As ``event(_:)``, from no more slots than tell the times.
  package func times(_ slot: (Int) -> Value) -> EventTimes? {
    func role(_ role: EventRole) -> Value { roles[role].map(slot) ?? .none }
    guard case .dateTime(let start) = slot(start) else { return nil }
    var end = start
    if case .dateTime(let written) = role(.end), written.instant >= start.instant { end = written }
    return EventTimes(
      start: start, end: end, recurrence: recurrence(role(.recurrence)),
      isCancelled: role(.cancelled) == .boolean(true))
  }

  /// The address of an entry's calendar file; nil for an entry that does not say when it begins.
  package func file(_ slot: (Int) -> Value) -> SitePath? {
    guard case .dateTime = slot(start), case .url(.site(let page)) = slot(PageSlot.url.rawValue) else { return nil }
    return page.beside(slot(PageSlot.slug.rawValue).plainText ?? "event", "ics")
  }

  private func recurrence(_ value: Value) -> EventRecurrence? {
    guard case .record(let record) = value else { return nil }
    func part(_ index: Int?) -> Value {
      index.flatMap { record.slots.indices.contains($0) ? record.slots[$0] : nil } ?? .none
    }
    guard case .choice(let choice) = part(every), let every = EventInterval(rawValue: choice.id),
      let until = part(until).day
    else { return nil }
    var except: [Day] = []
    if case .list(let days) = part(self.except) { except = days.compactMap(\.day) }
    return EventRecurrence(every: every, until: until, except: except)
  }
}

extension Value {
  /// Nil for what is no text, and for an empty one.
  package var plainText: String? { if case .text(let text) = self, !text.isEmpty { text } else { nil } }

  var plainInteger: Int? { if case .integer(let number) = self { number } else { nil } }

  var externalURL: String? { if case .url(.external(let address)) = self { address } else { nil } }

  var day: Day? {
    switch self {
    case .date(let day): day
    case .dateTime(let time): time.day
    default: nil
    }
  }
}
