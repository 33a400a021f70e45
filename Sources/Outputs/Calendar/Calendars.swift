// Which calendar files a portal has: one beside the page of each event, and one for all events of a type, to subscribe to.

package import Content
package import HTML
import Schema

package struct Calendars: Sendable {
  /// A file, and for messages what it is.
  package struct File: Sendable {
    package let path: SitePath
    package let bytes: [UInt8]
    package let words: String
  }

  package let files: [File]
  /// The files of whole types, each with its title.
  package let feeds: [(title: String, path: SitePath)]

  /// Archived events keep their file, as they keep their page, and are in no feed. What is cancelled is in both, so that
  /// calendars learn of it.
  ///
  /// - Parameter title: the portal's.
  package init(of library: Library, title: String, portal: CalendarPortal) {
    var files: [File] = []
    var feeds: [(title: String, path: SitePath)] = []
    for type in library.model.types {
      guard let fields = EventFields(of: type, in: library.model) else { continue }
      func event(_ id: EntryID) -> Event? { fields.event { library.records[id.index].slots[$0] } }
      let all = library.collections[type.id.index]
      for id in all + library.archived[type.id.index] {
        guard let event = event(id), let path = fields.file({ library.records[id.index].slots[$0] }) else {
          continue
        }
        files.append(
          File(
            path: path,
            bytes: CalendarFile(name: nil, events: [event]).bytes(of: portal),
            words: "the calendar file of \"\(event.title)\""))
      }
      let events = all.compactMap(event)
      guard !events.isEmpty else { continue }
      let path = SitePath(type.folder + "/" + Calendars.name)
      let name = "\(type.list?.title ?? type.plural) · \(title)"
      feeds.append((name, path))
      files.append(
        File(
          path: path, bytes: CalendarFile(name: name, events: events).bytes(of: portal),
          words: "the calendar file of all \(type.plural.lowercased())"))
    }
    self.files = files
    self.feeds = feeds
  }

  /// The name of the file of a type, in its folder.
  private static let name = "calendar.ics"
}

extension SitePath {
  /// The address of a file that belongs to a page: in its folder; for `a/b.html`, `a/b.ics`.
  func beside(_ name: String, _ suffix: String) -> SitePath {
    if path.hasSuffix(".html") { return SitePath(path.dropLast("html".count) + suffix) }
    return SitePath(path + name + "." + suffix)
  }
}
