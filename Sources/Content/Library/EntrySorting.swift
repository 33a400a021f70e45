// The order of entries: by type, then by the field the type names, then by slug.

import Diagnostics
import Parallel
import Schema

struct EntrySorting: Sendable {
  let model: ContentModel

  /// The entries that are not hidden, as indexes, in order.
  func sorted(_ entries: [Entry], _ publications: [Publication], jobs: Int) -> [Int] {
    let keys = Parallel.map(entries, jobs: jobs, smallest: 256) { key(of: $0) }
    var byType = [[Int]](repeating: [], count: model.types.count)
    for (index, publication) in publications.enumerated() {
      if case .hidden = publication { continue }
      byType[entries[index].type.index].append(index)
    }
    return Parallel.map(model.types.map { ($0.order.isDescending, byType[$0.id.index]) }, jobs: jobs, smallest: 1) {
      isDescending, indexes in
      indexes.sorted { left, right in
        if keys[left] != keys[right] { return isDescending ? keys[right] < keys[left] : keys[left] < keys[right] }
        let (a, b) = (entries[left], entries[right])
        if a.slug != b.slug { return a.slug < b.slug }
        return a.source.path < b.source.path
      }
    }.flatMap { $0 }
  }

  private func key(of entry: Entry) -> SortKey {
    let type = model[entry.type]
    guard let index = type.fields.firstIndex(where: { $0.name == type.order.field }),
      case .value(let value) = entry.fields[index].content
    else { return .absent }
    return SortKey(value)
  }
}

extension ContentType {
  /// Whether the entry of one record may stand before that of another, in the order of ``EntrySorting``.
  func isOrdered(_ left: Record, _ right: Record) -> Bool {
    let slot = fields.firstIndex { $0.name == order.field }.flatMap(slot(ofField:))
    func key(_ record: Record) -> SortKey {
      slot.flatMap { record.slots.indices.contains($0) ? SortKey(record.slots[$0]) : nil } ?? .absent
    }
    let (a, b) = (key(left), key(right))
    if a != b { return order.isDescending ? b < a : a < b }
    func slug(_ record: Record) -> String {
      if case .text(let slug)? = record.slots.dropFirst(PageSlot.slug.rawValue).first { slug } else { "" }
    }
    return slug(left) < slug(right)
  }
}

/// A scalar value as something to order by.
private enum SortKey: Equatable, Sendable {
  case absent
  case number(Double)
  case text(String)

  init(_ value: Value) {
    switch value {
    case .text(let text): self = .text(Slug.make(from: text))
    case .choice(let choice): self = .text(choice.id)
    case .integer(let number): self = .number(Double(number))
    case .boolean(let flag): self = .number(flag ? 1 : 0)
    case .date(let day): self = .number(Double(day.daysSince1970))
    case .dateTime(let time): self = .number(Double(time.day.daysSince1970) + Double(time.minute) / 1440)
    case .duration(let duration): self = .number(Double(duration.minutes))
    case .period(let period): self = .number(Double(period.year * 4 + period.quarter))
    default: self = .absent
    }
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b
    case (.text(let a), .text(let b)): a < b
    case (.absent, .absent): false
    case (.absent, _): true
    case (_, .absent): false
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}
