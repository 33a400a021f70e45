// Build-tool plugin: puts the theme (templates/) and the starter content into the executable, so that `laurel init` needs
// nothing beside it. The files stay where they are; this turns them into one generated Swift file.

import Foundation
import PackagePlugin

@main
struct EmbedStarter: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders = [root.appending(path: "templates"), root.appending(path: "Sources/Site/Starter")]
    let output = context.pluginWorkDirectoryURL.appending(path: "StarterFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the starter portal",
        executable: try context.tool(named: "StarterEmbedder").url,
        arguments: [output.path()] + folders.map { $0.path() },
        inputFiles: folders.flatMap(files),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (found?.compactMap { $0 as? URL } ?? [])
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .sorted { $0.path() < $1.path() }
  }
}
