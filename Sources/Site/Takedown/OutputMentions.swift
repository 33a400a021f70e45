// The files of a site, not published, that mention a person: in any byte, or in their path.

import Content
import Diagnostics
import HTML
import Parallel

/// One file of the output.
package struct OutputMention: Sendable {
  package let path: String
  /// How often its bytes mention them.
  package let count: Int
  package let isInPath: Bool
  /// What the file is made from, in words.
  package let origin: String
}

enum OutputMentions {
  /// - Returns: by path; nil when a page could not be laid out.
  static func find(_ trace: PersonTrace, in build: FinishedBuild?, jobs: Int) throws(DiskFailure)
    -> [OutputMention]?
  {
    guard let site = build?.site else { return nil }
    let renderer = site.renderer
    let slices = Parallel.slices(of: site.steps.count, jobs: jobs, smallest: 8) { range in
      Result { () throws(DiskFailure) -> [OutputMention?]? in
        var mentions: [OutputMention?] = []
        for number in range {
          guard let artifact = try renderer.artifact(of: site.steps[number]) else { return nil }
          mentions.append(mention(of: trace, in: artifact))
        }
        return mentions
      }
    }
    var all: [OutputMention] = []
    for slice in slices {
      guard let mentions = try slice.get() else { return nil }
      all += mentions.compactMap { $0 }
    }
    return all.sorted { precedesByBytes($0.path, $1.path) }
  }

  private static func mention(of trace: PersonTrace, in artifact: Artifact) -> OutputMention? {
    let spans = trace.spans(in: PersonTrace.texts(of: artifact))
    let isInPath = trace.find(in: SearchableText(Array(artifact.file.utf8))) != nil
    guard !spans.isEmpty || isInPath else { return nil }
    return OutputMention(
      path: artifact.file, count: spans.count, isInPath: isInPath, origin: artifact.origin.words)
  }
}
