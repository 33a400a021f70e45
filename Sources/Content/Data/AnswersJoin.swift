// Joins answers with the pages they are about: each response once, counted by page, and hidden where too few have answered.

import Diagnostics
import FoundationEssentials
import Schema

struct AnswersJoin {
  /// By index into ``EntryIndex/entries``.
  private(set) var records: [Int: Value] = [:]
  /// Of pages that are no entries, by their path.
  private(set) var otherRecords: [String: Value] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Fewer answers than this are not told: a colleague's could be guessed.
  static let minimum = MeasureRole.usualMinimum
  /// Fewer answers than this are not told apart by what they say: a split of a few gives single ones away.
  static let minimumOfSplit = 8

  init(_ files: [AnswerFile], index: EntryIndex, tags: TagIndex) {
    guard files.contains(where: { !$0.answers.isEmpty }) else { return }
    let pages = AnsweredPages(index, tags: tags)
    var tallies: [AnsweredPages.Page: Tally] = [:]
    let counted = AnswersJoin.counted(files)
    for (number, file) in files.enumerated() {
      var found: [String: AnsweredPages.Page?] = [:]
      var unknown = Recurrence<String>()
      for (position, answer) in file.answers.enumerated() where counted[answer.response] == Row(number, position) {
        let page = found[answer.page] ?? pages.page(answer.page)
        found[answer.page] = page
        guard let page else {
          unknown.note(answer.page, at: answer.span)
          continue
        }
        tallies[page, default: Tally()].add(answer)
      }
      for page in unknown.all {
        let fault = DataFault.unknownPage(page.what, suggestion: pages.nearest(to: page.what), rows: page.rows)
        diagnostics.append(fault.diagnostic(at: Place(page.first, in: file.source)))
      }
    }
    for (page, tally) in tallies where tally.responses > 0 {
      switch page {
      case .entry(let entry): records[entry] = tally.record
      case .other(let path): otherRecords[path] = tally.record
      }
    }
  }

  /// A row by its file and its place among the answers there.
  private struct Row: Hashable {
    let file: Int
    let position: Int

    init(_ file: Int, _ position: Int) {
      self.file = file
      self.position = position
    }
  }

  /// By the number of a response: the row that counts. It is the latest where the rows say when, and else the first.
  private static func counted(_ files: [AnswerFile]) -> [String: Row] {
    var rows: [String: (row: Row, day: Day?)] = [:]
    for (number, file) in files.enumerated() {
      for (position, answer) in file.answers.enumerated() {
        if let earlier = rows[answer.response] {
          guard let day = answer.submitted, let known = earlier.day, day > known else { continue }
        }
        rows[answer.response] = (Row(number, position), answer.submitted)
      }
    }
    return rows.mapValues(\.row)
  }
}

/// What was answered about one page.
private struct Tally {
  private(set) var responses = 0
  private var useful = 0
  private var notUseful = 0
  private var ratings = 0
  private var sum: Decimal = 0

  mutating func add(_ answer: Answer) {
    guard answer.useful != nil || answer.rating != nil else { return }
    responses += 1
    if let isUseful = answer.useful {
      if isUseful { useful += 1 } else { notUseful += 1 }
    }
    if let rating = answer.rating {
      ratings += 1
      sum += rating
    }
  }

  /// A figure is told when enough have answered its own question.
  var record: Value {
    let isHidden = responses < AnswersJoin.minimum
    let isUsefulTold = useful + notUseful >= AnswersJoin.minimumOfSplit
    return .record(
      Record(
        shape: BuiltInShape.answers.id,
        slots: AnswersSlot.allCases.map { slot in
          switch slot {
          case .useful: isUsefulTold ? .integer(useful) : .none
          case .notUseful: isUsefulTold ? .integer(notUseful) : .none
          case .responses: isHidden ? .none : .integer(responses)
          case .rating: ratings >= AnswersJoin.minimum ? .decimal(mean) : .none
          case .suppressed: .boolean(isHidden)
          }
        }))
  }

  /// To one decimal, halves away from zero.
  private var mean: Decimal {
    let tenths = Double((sum * 10 / Decimal(ratings)).description) ?? 0
    return Decimal(sign: .plus, exponent: -1, significand: Decimal(Int(tenths.rounded(.toNearestOrAwayFromZero))))
  }
}
