// Writes a Swift file that holds the files of the starter portal: `templates/…` of the repository and `content/…` of the
// starter folder. Run by the build-tool plugin EmbedStarter: StarterEmbedder OUTPUT TEMPLATES STARTER

import Foundation

@main
enum StarterEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else { throw EmbeddingFailure.usage }
    let files = try texts(in: arguments[2], under: "templates/") + texts(in: arguments[3], under: "")
    var source = "// Made by StarterEmbedder from templates/ and Sources/Site/Starter/.\n\n"
    source += "let starterFiles: [(path: String, text: String)] = [\n"
    for (path, text) in files { source += "  (path: \(literal(path)), text: \(literal(text))),\n" }
    source += "]\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// Every text file below a folder, hidden ones left out, by path.
  private static func texts(in folder: String, under prefix: String) throws -> [(path: String, text: String)] {
    guard let found = FileManager.default.enumerator(atPath: folder) else { return [] }
    let paths = found.compactMap { $0 as? String }.filter { path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") } && found.isFile(folder + "/" + path)
    }
    return try paths.sorted().map { path in
      guard let text = String(data: try Data(contentsOf: URL(filePath: folder + "/" + path)), encoding: .utf8)
      else {
        throw EmbeddingFailure.notText(path)
      }
      return (prefix + path, text)
    }
  }

  /// The text as a string literal of Swift on one line.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\" + String(scalar)
      case "\n": literal += "\\n"
      default:
        literal +=
          scalar.value < 0x20 || scalar.value == 0x7F ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      }
    }
    return literal + "\""
  }
}

enum EmbeddingFailure: Error {
  case usage
  /// The starter portal has text files only; pictures are SVG.
  case notText(String)
}

extension FileManager.DirectoryEnumerator {
  fileprivate func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}
