// One build from files to site. 1. discover; 2. read types, entries, templates; 3. join them to the library and plan the
// pages; 4. lay out and verify; 5. publish, only without errors. Everything wrong is gathered on the way and reported at once.

package import Content
package import Diagnostics
import HTML
package import Markdown
import Schema
import Template

/// What a build is asked to do.
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
  /// How many processes may work at a time.
  package let jobs: Int
  /// How to start processes that parse Markdown; nil to parse in this one.
  package let workerCommand: WorkerCommand?

  package init(
    folders: PortalFolders, selection: Selection, baseURL: String? = nil, isPortable: Bool = false,
    isStrict: Bool = false,
    publishes: Bool = true, jobs: Int = Cores.online, workerCommand: WorkerCommand? = nil
  ) {
    self.folders = folders
    self.selection = selection
    self.baseURL = baseURL
    self.isPortable = isPortable
    self.isStrict = isStrict
    self.publishes = publishes
    self.jobs = jobs
    self.workerCommand = workerCommand
  }
}

/// What came of a build.
package struct BuildReport: Sendable {
  /// Sorted for printing.
  package let diagnostics: [Diagnostic]
  /// How many entries were read, published or not.
  package let entries: Int
  package let pages: Int
  /// Nil when nothing was published.
  package let published: PublishCounts?

  package var failed: Bool { published == nil && diagnostics.contains { $0.isError } }
}

/// What a build says while it works.
package enum BuildPhase: String, Sendable {
  case discover = "Reading files"
  case parse = "Reading entries and templates"
  case index = "Joining entries"
  case render = "Laying out pages"
  case verify = "Checking links"
  case publish = "Writing the site"
}

package enum Build {
  /// - Throws: when the environment fails; the output is then as it was, or will be completed by the next build.
  package static func run(
    _ request: BuildRequest, progress: (BuildPhase) -> Void = { _ in }
  ) throws(DiskFailure) -> BuildReport {
    progress(.discover)
    let files = try PortalFiles.read(request.folders)
    guard let settings = files.configuration else { return noPortal(request) }
    progress(.parse)
    let portal = try Portal(files, settings: settings, request: request)
    progress(.index)
    var site = PlannedSite(portal, files: files, request: request)
    progress(.render)
    let artifacts = try site.render()
    progress(.verify)
    site.verify(artifacts)
    let diagnostics = site.diagnostics.sortedForReport()
    let isBlocked = diagnostics.hasErrors || (request.isStrict && !diagnostics.isEmpty)
    guard request.publishes, !isBlocked else {
      return BuildReport(
        diagnostics: diagnostics, entries: portal.entries.count, pages: site.pageCount, published: nil)
    }
    progress(.publish)
    return try publish(
      site.finished(artifacts, isPortable: request.isPortable), site: site, portal: portal, request: request,
      diagnostics: diagnostics)
  }

  private static func noPortal(_ request: BuildRequest) -> BuildReport {
    let missing = Diagnostic(
      .missingConfiguration, "there is no \(request.folders.content)/site.yaml, so this is no portal", at: nil,
      hint: "change into the portal's folder, or make a new portal with: laurel init my-portal")
    return BuildReport(diagnostics: [missing], entries: 0, pages: 0, published: nil)
  }

  private static func publish(
    _ artifacts: [Artifact], site: PlannedSite, portal: Portal, request: BuildRequest, diagnostics: [Diagnostic]
  ) throws(DiskFailure) -> BuildReport {
    func report(_ published: PublishCounts?, _ more: [Diagnostic] = []) -> BuildReport {
      BuildReport(
        diagnostics: (diagnostics + more).sortedForReport(), entries: portal.entries.count, pages: site.pageCount,
        published: published)
    }
    let published = try OutputFolder.exclusively(request.folders) { folder throws(DiskFailure) in
      try Publisher(folder: folder).publish(artifacts)
    }
    switch published {
    case .failure(let refusal): return report(nil, [refusal.diagnostic])
    case .success(let counts): return report(counts)
    }
  }
}
