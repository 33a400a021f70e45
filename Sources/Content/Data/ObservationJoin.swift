// Joins rows of figures with the entries they are about: 1. each row finds its entry, and none is there twice; 2. quarter by quarter, small
// groups are hidden before anything else sees them (`Suppression`); 3. what remains becomes the entry's list of observations.

import Diagnostics
import FoundationEssentials
import Impact
import Schema

struct ObservationJoin {
  /// By index into ``EntryIndex/entries``: ordered by period, then group, then arm; the whole comes first.
  private(set) var lists: [Int: Value] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let files: [FigureFile]
  private let index: EntryIndex

  /// A figure, and the number of its file.
  struct Row {
    let figure: Figure
    let file: Int
  }

  /// What may be there once.
  private struct Key: Hashable {
    let entry: Int
    let period: Period
    let group: String?
    let arm: Arm?
  }

  init(_ files: [FigureFile], index: EntryIndex) {
    self.files = files
    self.index = index
    let types = index.model.types.filter(\.takesFigures).map(\.id)
    guard !types.isEmpty else {
      for file in files {
        guard let first = file.figures.first else { continue }
        diagnostics.append(DataFault.nothingMeasured.diagnostic(at: Place(first.span, in: file.source)))
      }
      return
    }
    let rows = gathered(types)
    for (entry, rows) in rows { lists[entry] = .list(observations(of: entry, rows)) }
    diagnostics += StatedMarks.contradicted(by: rows, in: files, index: index)
    diagnostics += PercentRange.left(by: rows, in: files, index: index)
    diagnostics += ComparedSides.unclear(in: rows, of: files, index: index)
    diagnostics += GroupNames.doubtful(in: rows, of: files)
  }

  // MARK: Whose figures

  private mutating func gathered(_ types: [TypeID]) -> [Int: [Row]] {
    var rows: [Int: [Row]] = [:]
    var first: [Key: Row] = [:]
    var found: [String: Int] = [:]
    for (number, file) in files.enumerated() {
      var unknown = Recurrence<String>()
      for figure in file.figures {
        let row = Row(figure: figure, file: number)
        guard let entry = found[figure.subject] ?? find(figure.subject, of: types) else {
          unknown.note(figure.subject, at: figure.span)
          continue
        }
        found[figure.subject] = entry
        let key = Key(entry: entry, period: figure.period, group: figure.group, arm: figure.arm)
        if let earlier = first[key] {
          diagnostics.append(DataFault.figureTwice(first: place(of: earlier)).diagnostic(at: place(of: row)))
        } else {
          first[key] = row
          rows[entry, default: []].append(row)
        }
      }
      for subject in unknown.all {
        let fault = DataFault.unknownSubject(subject.what, known: index.slugs(of: types), rows: subject.rows)
        diagnostics.append(fault.diagnostic(at: Place(subject.first, in: file.source)))
      }
    }
    return rows
  }

  private func find(_ slug: String, of types: [TypeID]) -> Int? {
    if case .entry(let entry) = index.find(slug, of: types) { entry } else { nil }
  }

  private func place(of row: Row) -> Place { Place(row.figure.span, in: files[row.file].source) }

  // MARK: What is shown

  private mutating func observations(of entry: Int, _ rows: [Row]) -> [Value] {
    let minimum = index.entries[entry].smallestGroup(in: index.model)
    let isPercent = PercentRange.isShare(index.entries[entry], in: index.model)
    let periods = Dictionary(grouping: rows, by: \.figure.period).sorted { $0.key < $1.key }
    return periods.flatMap { _, rows in
      let ordered = rows.sorted { $0.figure.orderKey < $1.figure.orderKey }
      return zip(ordered, hidden(ordered, minimum: minimum, isPercent: isPercent)).map {
        $0.figure.observation(isHidden: $1)
      }
    }
  }

  /// Which rows of one quarter are hidden. A plan alone tells nothing of anybody.
  private mutating func hidden(_ rows: [Row], minimum: Int, isPercent: Bool) -> [Bool] {
    let measured = rows.indices.filter { rows[$0].figure.isMeasured }
    var hidden = rows.map { _ in false }
    guard measured.count <= Suppression.mostCells else {
      diagnostics.append(DataFault.tooManyParts(measured.count).diagnostic(at: place(of: rows[0])))
      return rows.map { _ in true }
    }
    let cells = measured.map { number in
      let figure = rows[number].figure
      return SuppressionCell(
        group: figure.group, arm: figure.arm?.rawValue, size: figure.n, share: figure.share(isPercent: isPercent))
    }
    for (number, isHidden) in zip(measured, Suppression.hidden(cells, minimum: minimum)) {
      hidden[number] = isHidden
    }
    return hidden
  }
}

extension Figure {
  /// What the figure says of how many: where no counts are written, a percentage and its n say it too.
  fileprivate func share(isPercent: Bool) -> SuppressionCell.Share? {
    if let numerator, let denominator { return SuppressionCell.Share(numerator, of: denominator) }
    guard isPercent, let value, let n else { return nil }
    let count = (Double("\(value)") ?? .nan) / 100 * Double(n)
    return Int(exactly: count.rounded()).map { SuppressionCell.Share($0, of: n) }
  }

  /// The whole before its parts; arms in their order.
  fileprivate var orderKey: (String, Int) { (group ?? "", arm.flatMap { Arm.allCases.firstIndex(of: $0) } ?? -1) }

  /// The record that templates see; a hidden one has nothing in it that was measured.
  fileprivate func observation(isHidden: Bool) -> Value {
    func shown(_ number: Int?) -> Value { isHidden ? .none : number.map(Value.integer) ?? .none }
    return .record(
      Record(
        shape: BuiltInShape.observation.id,
        slots: ObservationSlot.allCases.map { slot in
          switch slot {
          case .period: .period(period)
          case .group: group.map(Value.text) ?? .none
          case .arm: arm.map { .choice($0.choice) } ?? .none
          case .value: isHidden ? .none : value.map(Value.decimal) ?? .none
          case .n: shown(n)
          case .numerator: shown(numerator)
          case .denominator: shown(denominator)
          case .plan: plan.map(Value.decimal) ?? .none
          case .suppressed: .boolean(isHidden)
          }
        }))
  }
}

extension ContentType {
  /// Whether rows of data files can be about its entries.
  fileprivate var takesFigures: Bool { has(.measure) && fields.contains { !$0.kind.isWritten } }
}

extension Entry {
  /// Figures of fewer people or cases are hidden (rule P7).
  func smallestGroup(in model: ContentModel) -> Int {
    guard
      case .value(.integer(let minimum))? = field(for: MeasureRole.minimumGroup, in: model)?.content
    else { return MeasureRole.usualMinimum }
    return minimum
  }
}
