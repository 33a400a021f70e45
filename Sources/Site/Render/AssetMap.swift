// The files of templates/assets under names that change with their bytes, so that browsers may keep them for ever.

import Coding
import HTML

struct AssetMap: Sendable {
  /// In the order of their names.
  let files: [(path: SitePath, bytes: [UInt8])]
  private let paths: [String: SitePath]

  /// - Parameter assets: paths under templates/assets, and bytes.
  init(_ assets: [(name: String, bytes: [UInt8])]) {
    let named = assets.map { (name: $0.name, path: AssetMap.fingerprinted($0.name, $0.bytes), bytes: $0.bytes) }
    files = named.map { ($0.path, $0.bytes) }
    paths = Dictionary(named.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  var names: [String] { paths.keys.sorted() }

  func path(of name: String) -> SitePath? { paths[name] }

  /// `app.css` -> `assets/app.4f1c2a90.css`.
  private static func fingerprinted(_ name: String, _ bytes: [UInt8]) -> SitePath {
    let digest = Digest(of: bytes).text.prefix(10)
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else {
      return SitePath("assets/\(name).\(digest)")
    }
    return SitePath("assets/\(name[..<dot]).\(digest)\(name[dot...])")
  }
}
