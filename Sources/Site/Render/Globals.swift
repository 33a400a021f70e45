// The names every template sees besides `page`: the site, the collections, the tags.

import Content
import HTML
import Outputs
import Schema

/// The globals' values, in the order of their slots.
struct Globals {
  let values: [Value]
  /// Those of the library, then the site's own: what has slots has a number, so that each read of it can be told.
  let records: [Record]

  /// - Parameters:
  ///   - feeds: links to them.
  ///   - calendars: links to them.
  ///   - search: the search page; nil without one.
  init(
    library: Library, configuration: Configuration, shapes: SiteShapes, selection: Selection, feeds: [Value],
    calendars: [Value], search: SitePath?
  ) {
    let types = library.model.types
    values =
      [.entry(EntryID(library.records.count))]
      + types.map { .list(library.collections[$0.id.index].map(Value.entry)) }
      + [
        .list(library.tags.map { .entry($0.id) }),
        .list(library.collections.flatMap { $0.map(Value.entry) }),
      ]
    records = library.records + [Globals.site(library, configuration, shapes, selection, feeds, calendars, search)]
  }

  /// The names that templates see.
  static func slots(of model: ContentModel, _ shapes: SiteShapes) -> [Slot] {
    [Slot("site", .record(shapes.site), help: "The portal's settings.")]
      + model.types.map {
        Slot($0.folder, .list(.entry([$0.id])), help: "The published \($0.plural.lowercased()).")
      }
      + [
        Slot("tags", .list(.record(BuiltInShape.tag.id)), help: "All tags."),
        Slot("all_entries", .list(.entry(shapes.everyType)), help: "The published entries of all types."),
      ]
  }

  private static func site(
    _ library: Library, _ configuration: Configuration, _ shapes: SiteShapes, _ selection: Selection,
    _ feeds: [Value], _ calendars: [Value], _ search: SitePath?
  ) -> Record {
    let edition = SiteShapes.editions.first { $0.id == selection.audience.rawValue } ?? SiteShapes.editions[0]
    let sections = library.model.types.compactMap { type in
      type.list.map { Planner.link($0.title, SitePath(type.folder + "/")) }
    }
    let tags = library.tags.isEmpty ? [] : [Planner.link("Tags", SitePath("tags/"))]
    return Record(
      shape: shapes.site,
      slots: [
        .text(configuration.title), .text(configuration.organisation), .text(configuration.description),
        .text(configuration.language), .text(configuration.owner), .choice(edition), .date(selection.today),
        configuration.baseURL.map(Value.text) ?? .none, .url(.site(SitePath(""))),
        .list(configuration.navigation.map { Planner.link($0.title, $0.path) }), .list(sections + tags),
        configuration.feedback.email.map(Value.text) ?? .none, .list(feeds),
        search.map { Value.url(.site($0)) } ?? .none, .list(calendars),
        (configuration.mail.sender?.name).map(Value.text) ?? .none,
        (configuration.mail.sender?.address).map(Value.text) ?? .none,
        configuration.mail.why.map(Value.text) ?? .none,
      ])
  }
}

extension Configuration.NavigationItem {
  /// The address, without a leading slash.
  var path: SitePath {
    let parts = target.drop { $0 == "/" }.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    return SitePath(String(parts.first ?? ""), fragment: parts.count > 1 ? String(parts[1]) : nil)
  }
}
