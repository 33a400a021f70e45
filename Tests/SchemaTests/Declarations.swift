// A small portal's types, for the tests of the model, its documentation and its starter files.

import Diagnostics
import Schema

enum Sample {
  static let story = """
    name: story
    title: Story
    plural: Stories
    help: A success story, told with problem, action and result.
    folder: stories
    order: -date
    list: {title: Stories, summary: What changed.}
    facets:
      person: {consent: consent}
    fields:
      program:
        kind: list of reference
        to: [program]
        required: true
        inverse: stories
        help: The programmes that made the difference.
        example: [calm-at-the-counter]
      scope:
        kind: choice
        choices: {individual: One person, team: A team}
        default: team
      date: {kind: date, required: true, help: When it happened.}
      problem: {kind: markdown, required: true, help: What was wrong.}
      level: {kind: integer, minimum: 0, maximum: 5}
      quote:
        kind: record
        fields:
          text: {kind: inline markdown, required: true, help: The words.}
          by: {kind: reference, to: [program], inverse: quoted_in}
      steps:
        kind: list of record
        fields:
          who: {kind: reference, to: [program, story], inverse: steps_in}
          note: {kind: text, required: true}
      second: {kind: reference, to: [program], inverse: stories}
      photo: {kind: image}
      consent: {kind: consent}
      mode: {kind: choice, choices: [on-the-job, classroom]}
    """

  static let program = """
    name: program
    title: Programme
    plural: Programmes
    help: Something to learn.
    folder: programs
    fields:
      next: {kind: list of reference, to: [program], inverse: before}
      duration: {kind: duration}
      active: {kind: boolean, required: true}
    """

  static func model(_ texts: String...) -> (model: ContentModel, diagnostics: [Diagnostic]) {
    loadContentModel(
      texts.enumerated().map { SourceFile(path: "templates/types/\($0).yaml", text: $1 + "\n") })
  }

  /// The smallest type, with more lines at its end.
  static func type(_ name: String = "note", folder: String = "notes", with more: String) -> String {
    "name: \(name)\ntitle: T\nplural: T\nhelp: H\nfolder: \(folder)\n" + more
  }
}
