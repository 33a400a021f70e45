// The list of files in the output folder that are ours: what may be overwritten and, when no longer made, removed.

import HTML

/// `.laurel-manifest` in the output folder: a heading, then one file a line, in the order of their bytes.
struct Manifest: Sendable {
  static let name = ".laurel-manifest"
  private static let heading = "laurel output 1"

  let files: Set<String>
  /// What stands in the file, or will.
  let bytes: [UInt8]

  init(files: Set<String>) {
    self.files = files
    let names = files.sorted(by: precedesByBytes)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(names.reduce(Manifest.heading.utf8.count + 1) { $0 + $1.utf8.count + 1 })
    for name in [Manifest.heading] + names {
      bytes += name.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    self.bytes = bytes
  }

  /// Nil when the bytes are no manifest. Lines that could lead out of the folder are passed over.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == Manifest.heading else { return nil }
    files = Set(lines.dropFirst().filter(Manifest.isInside))
    self.bytes = bytes
  }

  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }
}
