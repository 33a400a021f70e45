// Names of groups that are probably slips: written otherwise than in all other rows, or only once and nearly like another.
//
// A slip makes a group of its own, with one quarter, and leaves a gap in the right one. Groups that stand side by side in a quarter
// are two, and so are those that differ in a number: Pier 1 and Pier 2.

import Diagnostics
import Schema

struct GroupNames {
  /// One name among the figures of an entry.
  private struct Use {
    var rows = 0
    var periods: Set<Period> = []
    let first: (span: Span, file: Int)
  }

  private var uses: [String: Use] = [:]

  /// - Parameter rows: the figures of each entry, by its index.
  static func doubtful(in rows: [Int: [ObservationJoin.Row]], of files: [FigureFile]) -> [Diagnostic] {
    var doubts: [Doubt: (rows: Int, place: Place)] = [:]
    for entry in rows.keys.sorted() {
      let names = GroupNames(rows[entry] ?? [])
      for (name, use) in names.uses {
        guard let meant = names.likelier(than: name, use) else { continue }
        let place = Place(use.first.span, in: files[use.first.file].source)
        let known = doubts[Doubt(name: name, meant: meant)]
        let isFirst = known.map { (place.path, place.offset) < ($0.place.path, $0.place.offset) } ?? true
        doubts[Doubt(name: name, meant: meant)] = (
          use.rows + (known?.rows ?? 0), isFirst ? place : known?.place ?? place
        )
      }
    }
    return doubts.map { doubt, found in
      DataFault.nearGroup(doubt.name, meant: doubt.meant, rows: found.rows).diagnostic(at: found.place)
    }.sortedForReport()
  }

  private struct Doubt: Hashable {
    let name: String
    let meant: String
  }

  private init(_ rows: [ObservationJoin.Row]) {
    for row in rows {
      guard let name = row.figure.group, let span = row.figure.groupSpan else { continue }
      uses[name, default: Use(first: (span, row.file))].rows += 1
      uses[name]?.periods.insert(row.figure.period)
    }
  }

  /// More names than this in one entry are not compared.
  private static let most = 200

  /// The name that was probably meant.
  private func likelier(than name: String, _ use: Use) -> String? {
    guard uses.count > 1, uses.count <= GroupNames.most else { return nil }
    let folded = GroupNames.folded(name)
    // Those with the most rows first.
    let others = uses.filter { $0.key != name }.sorted { ($1.value.rows, $0.key) < ($0.value.rows, $1.key) }
    let same = others.first { other, theirs in
      GroupNames.folded(other) == folded && (theirs.rows, name) > (use.rows, other)
    }
    guard same == nil, use.rows == 1 else { return same?.key }
    return others.first { other, theirs in
      theirs.rows > 1 && theirs.periods.isDisjoint(with: use.periods)
        && GroupNames.withoutDigits(other) != GroupNames.withoutDigits(name)
        && isNear(folded, to: GroupNames.folded(other), edits: folded.utf8.count < 10 ? 1 : 2)
    }?.key
  }

  /// As the same name would be in an address: `Terminals & Guests` and `terminals and guests` are one.
  private static func folded(_ name: String) -> String {
    Slug.make(from: name.replacing("&", with: " and ").replacing("+", with: " and "))
  }

  private static func withoutDigits(_ name: String) -> String { name.filter { !$0.isNumber } }
}
