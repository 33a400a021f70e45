// The list of files that are ours.

import Testing

@testable import Site

@Suite struct ManifestTests {
  @Test func readsWhatItWrites() {
    let manifest = Manifest(files: ["b/index.html", "a b.png", "é/index.html"])
    #expect(Manifest(manifest.bytes)?.files == manifest.files)
    #expect(
      String(decoding: manifest.bytes, as: UTF8.self) == "laurel output 1\na b.png\nb/index.html\né/index.html\n")
  }

  /// Stale files are removed by this list, so it must not name files elsewhere.
  @Test func namesNothingOutside() {
    #expect(Manifest(Array("laurel output 1\n../x\n/etc/passwd\na/../../b\nok\n".utf8))?.files == ["ok"])
  }

  @Test(arguments: ["", "laurel output 2\na\n", "a\nb\n"])
  func otherFilesAreNoManifest(_ text: String) {
    #expect(Manifest(Array(text.utf8)) == nil)
  }
}
