// The tables of content/data as they were read, before they are joined with the entries.

import Diagnostics
import Schema

/// What a portal's data files say.
package struct DataFiles: Sendable {
  /// content/data/*.csv, by path.
  package let figures: [FigureFile]
  /// content/data/feedback/*.csv, by path.
  package let answers: [AnswerFile]

  package init(figures: [FigureFile] = [], answers: [AnswerFile] = []) {
    self.figures = figures
    self.answers = answers
  }
}

/// What data files give to pages, ready for the library.
struct DataValues: Sendable {
  /// By index into ``EntryIndex/entries``: a list of observations.
  let observations: [Int: Value]
  /// By index into ``EntryIndex/entries``.
  let answers: [Int: Value]
  /// Of pages that are no entries, by their path.
  let otherAnswers: [String: Value]
  let diagnostics: [Diagnostic]

  init(_ files: DataFiles, index: EntryIndex, tags: TagIndex) {
    let observations = ObservationJoin(files.figures, index: index)
    let answers = AnswersJoin(files.answers, index: index, tags: tags)
    self.observations = observations.lists
    self.answers = answers.records
    otherAnswers = answers.otherRecords
    diagnostics = observations.diagnostics + answers.diagnostics
  }
}
