// What came of a build, and what it took.

import BuildGraph
package import Diagnostics
import HTML

package struct BuildReport: Sendable {
  /// Sorted for printing.
  package let diagnostics: [Diagnostic]
  /// How many entries were read, published or not.
  package let entries: Int
  package let pages: Int
  /// Nil when nothing was published.
  package let published: PublishCounts?
  /// What else a person may want to know, in sentences.
  package let notes: [String]
  package let work: BuildWork
  package let profile: BuildProfile
  /// Held so that a process that ends with the report need not take thousands of values apart before;
  /// and for those who look at what was built without publishing it.
  let finished: FinishedBuild?

  init(
    diagnostics: [Diagnostic], entries: Int, pages: Int, published: PublishCounts?, notes: [String],
    work: BuildWork,
    profile: BuildProfile, finished: FinishedBuild? = nil
  ) {
    self.diagnostics = diagnostics
    self.entries = entries
    self.pages = pages
    self.published = published
    self.notes = notes
    self.work = work
    self.profile = profile
    self.finished = finished
  }
}

/// What a build says while it works.
package enum BuildPhase: String, Sendable, CaseIterable {
  case discover = "Reading files"
  case parse = "Reading entries and templates"
  case index = "Joining entries"
  case render = "Laying out pages"
  case verify = "Checking links"
  case publish = "Writing the site"
}

/// What was made anew, and what was not.
package struct BuildWork: Sendable {
  /// Content files read.
  package let parsed: Int
  private let steps: [Step]
  private let results: [StepResult]
  /// For the reasons; nil when nobody asked for them.
  private let words: ReasonWords?
  package struct MadeFile: Sendable {
    package let file: String
    /// The template that laid it out; nil for what no template makes.
    package let template: String?
    /// Why, in words; empty unless asked for.
    package let reason: String
    package let seconds: Double
  }

  static let none = BuildWork(parsed: 0, steps: [], [], nil)

  init(_ finished: FinishedBuild, _ explains: Bool) {
    let words = ReasonWords(model: finished.portal.model)
    self.init(
      parsed: finished.portal.store.parsed, steps: finished.site.steps, finished.results, explains ? words : nil)
  }

  /// - Parameter words: for the reasons; nil when nobody asked.
  init(parsed: Int, steps: [Step], _ results: [StepResult], _ words: ReasonWords?) {
    self.parsed = parsed
    self.steps = steps
    self.results = results
    self.words = words
  }

  /// Files of the output that were made; the others are known to be as they would be made. Listed when it is asked for.
  package var made: [MadeFile] {
    zip(steps, results).compactMap { step, result in
      guard let reason = result.reason else { return nil }
      return MadeFile(
        file: step.file, template: step.use?.template, reason: words?.text(of: reason, for: step) ?? "",
        seconds: result.time)
    }
  }
}

/// Where the time went.
package struct BuildProfile: Sendable {
  /// In the order of the work.
  package let phases: [(phase: BuildPhase, seconds: Double)]
}

/// Measures phases as they follow each other.
struct PhaseClock {
  private var phases: [(phase: BuildPhase, start: Double)] = []

  /// A phase that is begun again goes on.
  mutating func begin(_ phase: BuildPhase, _ progress: (BuildPhase) -> Void) {
    if phases.last?.phase == phase { return }
    phases.append((phase, Stopwatch.now))
    progress(phase)
  }

  /// Up to now.
  var profile: BuildProfile {
    let ends = phases.dropFirst().map(\.start) + [Stopwatch.now]
    return BuildProfile(phases: zip(phases, ends).map { ($0.phase, $1 - $0.start) })
  }
}
