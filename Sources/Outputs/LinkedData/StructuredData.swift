// What a page says of itself to machines, from the facets of its type: an Event, a Course, a Person or an Article.
// Source: schema.org 29; JSON-LD 1.1. What is read on no page, such as costs, is not said here either.

import HTML
package import Schema

package struct StructuredData: Sendable {
  private let organisation: String
  /// BCP 47.
  private let language: String
  /// With a slash at its end. Addresses are written only where they can be whole.
  private let baseURL: String?
  /// By the shape of entries.
  private let subjects: [ShapeID: Subject]

  private enum Subject: Sendable {
    case event(EventFields)
    case course(RoleSlots<CourseRole>)
    case person(RoleSlots<PersonRole>)
    case article(RoleSlots<FeedRole>)
  }

  package init(of model: ContentModel, organisation: String, language: String, baseURL: String?) {
    self.organisation = organisation
    self.language = language
    self.baseURL = baseURL
    var subjects: [ShapeID: Subject] = [:]
    for type in model.types {
      if let fields = EventFields(of: type, in: model) {
        subjects[type.shape] = .event(fields)
      } else if let roles = RoleSlots<CourseRole>(of: type) {
        subjects[type.shape] = .course(roles)
      } else if let roles = RoleSlots<PersonRole>(of: type) {
        subjects[type.shape] = .person(roles)
      } else if let roles = RoleSlots<FeedRole>(of: type) {
        subjects[type.shape] = .article(roles)
      }
    }
    self.subjects = subjects
  }

  /// Nil for pages that are nothing of the kind, and for people who did not agree to be on the web.
  ///
  /// - Parameter slot: reads a slot of the page.
  package func tree(of shape: ShapeID, _ slot: (Int) -> Value) -> JSONTree? {
    switch subjects[shape] {
    case .event(let fields)?: fields.event(slot).map(event)
    case .course(let roles)?: course(slot) { roles[$0].map(slot) ?? .none }
    case .person(let roles)?: person(slot) { roles[$0].map(slot) ?? .none }
    case .article(let roles)?: article(slot) { roles[$0].map(slot) ?? .none }
    case nil: nil
    }
  }

  // MARK: Parts

  private static let context = JSONMember("@context", "https://schema.org")

  private func address(_ slot: (Int) -> Value) -> String? {
    guard let baseURL, case .url(.site(let path)) = slot(PageSlot.url.rawValue) else { return nil }
    return path.absolute(on: baseURL)
  }

  private func text(_ page: PageSlot, _ slot: (Int) -> Value) -> String? { slot(page.rawValue).plainText }

  /// The company, or a team of it.
  private func organisation(_ team: String? = nil) -> JSONTree {
    let whole = JSONTree.object(
      JSONMember("@type", "Organization"), JSONMember("name", organisation),
      JSONMember("url", team == nil ? baseURL : nil))
    guard let team else { return whole }
    return .object(
      JSONMember("@type", "Organization"), JSONMember("name", team), JSONMember("parentOrganization", whole))
  }

  // MARK: Subjects

  private func course(_ slot: (Int) -> Value, _ role: (CourseRole) -> Value) -> JSONTree? {
    var format = role(.format).plainText
    if case .choice(let choice) = role(.format) { format = choice.label }
    var workload: String?
    if case .duration(let duration) = role(.duration), duration.minutes > 0 { workload = "PT\(duration.minutes)M" }
    let instance: JSONTree? =
      format == nil && workload == nil
      ? nil
      : .object(
        JSONMember("@type", "CourseInstance"), JSONMember("courseMode", format),
        JSONMember("courseWorkload", workload), JSONMember("url", role(.url).externalURL))
    return .object(
      StructuredData.context, JSONMember("@type", "Course"), JSONMember("name", text(.title, slot)),
      JSONMember("description", text(.summary, slot)), JSONMember("url", address(slot)),
      JSONMember("inLanguage", language), JSONMember("provider", organisation()),
      JSONMember("hasCourseInstance", optional: instance))
  }

  /// Of somebody who left, no more than the thanks: their name, and what their page is about.
  private func person(_ slot: (Int) -> Value, _ role: (PersonRole) -> Value) -> JSONTree? {
    guard hasConsent(role(.consent), for: "web") else { return nil }
    let isHere = role(.left) == .none
    var picture: String?
    if isHere, let baseURL, hasConsent(role(.consent), for: "photo"), let photo = Picture(role(.photo)) {
      picture = photo.path.absolute(on: baseURL)
    }
    let contact = isHere ? role(.contact).plainText.flatMap { $0.contains("@") ? $0 : nil } : nil
    return .object(
      StructuredData.context, JSONMember("@type", "Person"),
      JSONMember("name", role(.name).plainText ?? text(.title, slot)),
      JSONMember("description", text(.summary, slot)), JSONMember("url", address(slot)),
      JSONMember("image", picture), JSONMember("email", contact),
      JSONMember("worksFor", optional: isHere ? organisation() : nil))
  }

  /// A consent lists what it is for, and may have been withdrawn.
  private func hasConsent(_ value: Value, for use: String) -> Bool {
    guard case .record(let record) = value, record.slots.count == BuiltInFields.consent.count,
      let scope = BuiltInFields.consent.firstIndex(where: { $0.name == "scope" }),
      let withdrawn = BuiltInFields.consent.firstIndex(where: { $0.name == "withdrawn" }),
      record.slots[withdrawn] == .none, case .list(let uses) = record.slots[scope]
    else { return false }
    return uses.contains { if case .choice(let choice) = $0 { choice.id == use } else { false } }
  }

  private func article(_ slot: (Int) -> Value, _ role: (FeedRole) -> Value) -> JSONTree? {
    guard let published = role(.date).day else { return nil }
    let updated = [role(.updated).day, slot(PageSlot.reviewed.rawValue).day].compactMap { $0 }.max()
    return .object(
      StructuredData.context, JSONMember("@type", "Article"), JSONMember("headline", text(.title, slot)),
      JSONMember("description", text(.summary, slot)), JSONMember("url", address(slot)),
      JSONMember("inLanguage", language), JSONMember("datePublished", published.iso),
      JSONMember("dateModified", max(published, updated ?? published).iso),
      JSONMember("author", organisation(text(.owner, slot))), JSONMember("publisher", organisation()))
  }
}

// MARK: - Events

extension StructuredData {
  private func event(_ event: Event) -> JSONTree {
    let place = event.place.map {
      JSONTree.object(JSONMember("@type", "Place"), JSONMember("name", $0), JSONMember("address", $0))
    }
    let online = event.url.map { JSONTree.object(JSONMember("@type", "VirtualLocation"), JSONMember("url", $0)) }
    let locations = [place, online].compactMap { $0 }
    let mode =
      switch (place, online) {
      case (_?, _?): "MixedEventAttendanceMode"
      case (nil, _?): "OnlineEventAttendanceMode"
      default: "OfflineEventAttendanceMode"
      }
    return .object(
      StructuredData.context, JSONMember("@type", "Event"), JSONMember("name", event.title),
      JSONMember("description", event.summary),
      JSONMember("url", baseURL.map { event.path.absolute(on: $0) }),
      JSONMember("inLanguage", language), JSONMember("startDate", event.times.start.timestamp),
      JSONMember("endDate", event.times.end.timestamp),
      JSONMember(
        "eventStatus", "https://schema.org/" + (event.times.isCancelled ? "EventCancelled" : "EventScheduled")),
      JSONMember("eventAttendanceMode", "https://schema.org/" + mode),
      JSONMember(
        "location", optional: locations.count == 1 ? locations.first : locations.isEmpty ? nil : .list(locations)),
      JSONMember("organizer", organisation(event.organizer)),
      JSONMember("eventSchedule", optional: event.times.recurrence.map { schedule(of: event, $0) }))
  }

  private func schedule(of event: Event, _ recurrence: EventRecurrence) -> JSONTree {
    let (frequency, days) =
      switch recurrence.every {
      case .week: ("P1W", StructuredData.weekdays[event.times.start.day.weekday - 1])
      case .fortnight: ("P2W", StructuredData.weekdays[event.times.start.day.weekday - 1])
      case .month: ("P1M", EventRecurrence.monthlyDay(of: event.times.start.day))
      }
    return .object(
      JSONMember("@type", "Schedule"), JSONMember("startDate", event.times.start.day.iso),
      JSONMember("endDate", recurrence.until.iso), JSONMember("startTime", event.times.start.timeOfDay),
      JSONMember("endTime", event.times.end.timeOfDay), JSONMember("repeatFrequency", frequency),
      JSONMember("byDay", days), JSONMember("scheduleTimezone", event.times.start.zone),
      JSONMember(
        "exceptDate",
        optional: recurrence.except.isEmpty ? nil : .list(Set(recurrence.except).sorted().map { .text($0.iso) })))
  }

  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map {
    "https://schema.org/" + $0
  }
}

extension DateTime {
  /// `2027-01-17T07:30:00+00:00`. Source: RFC 3339, 5.6.
  fileprivate var timestamp: String {
    let digits = CalendarTime.offset(offset)
    return "\(day.iso)T\(timeOfDay)\(digits.prefix(3)):\(digits.suffix(2))"
  }

  /// `07:30:00`.
  fileprivate var timeOfDay: String {
    let digits = CalendarTime.local(day, minute: minute).suffix(6)
    return "\(digits.prefix(2)):\(digits.dropFirst(2).prefix(2)):00"
  }
}
