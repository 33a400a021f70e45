// What a build is asked to do.

import Coding
package import Content
package import Markdown
import Parallel
import Schema

package struct BuildRequest: Sendable {
  package let folders: PortalFolders
  package let selection: Selection
  /// Wins over `base_url` of site.yaml.
  package let baseURL: String?
  /// Links name files, for a file share that no web server serves.
  package let isPortable: Bool
  /// Warnings keep the site from being published too.
  package let isStrict: Bool
  /// False for `laurel check`.
  package let publishes: Bool
  /// What earlier builds left is not used.
  package let isClean: Bool
  /// The report says why each page was laid out.
  package let explains: Bool
  /// How many threads, and processes that parse Markdown, may work at once.
  package let jobs: Int
  /// Where Markdown is parsed; it may be kept from build to build.
  package let markdown: MarkdownStage

  package init(
    folders: PortalFolders, selection: Selection, baseURL: String? = nil, isPortable: Bool = false,
    isStrict: Bool = false, publishes: Bool = true, isClean: Bool = false, explains: Bool = false,
    jobs: Int = Parallel.cores, markdown: MarkdownStage = MarkdownStage()
  ) {
    self.folders = folders
    self.selection = selection
    self.baseURL = baseURL
    self.isPortable = isPortable
    self.isStrict = isStrict
    self.publishes = publishes
    self.isClean = isClean
    self.explains = explains
    self.jobs = min(max(1, jobs), Parallel.most)
    self.markdown = markdown
  }

  /// Tells what is asked for from anything else: a build that is asked for the same of the same files has nothing to do.
  var digest: Digest {
    var writer = ByteWriter()
    for folder in [folders.content, folders.templates, folders.output] { writer.write(folder) }
    writer.write(selection.audience.rawValue)
    writer.write(selection.today.daysSince1970)
    for flag in [selection.includesDrafts, selection.includesFuture, isPortable, isStrict] { writer.write(flag) }
    writer.write(selection.withdrawing.sorted()) { $0.write($1) }
    writer.write(baseURL) { $0.write($1) }
    return writer.digest
  }
}
