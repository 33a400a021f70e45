// Sizes of pictures from their headers, and what keeps a picture from being published.

import HTML
import Testing

@testable import Content

@Suite struct MediaTests {
  private func media(_ bytes: [UInt8]) -> MediaFile {
    MediaFile(source: "content/x", path: SitePath("x"), bytes: bytes)
  }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [
      0, 0, 2, 0x80, 0, 0, 1, 0xE0,
    ]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x20, 0x03, 0x58, 0x02]
  private static let webpLossy: [UInt8] =
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [
      0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01,
    ]
  private static let webpExtended: [UInt8] =
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [
      10, 0, 0, 0, 0, 0, 0, 0, 0x7F, 0x02, 0, 0xDF, 0x01, 0,
    ]
  private static let frame: [UInt8] = [
    0xFF, 0xC0, 0, 17, 8, 0x01, 0xE0, 0x02, 0x80, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
  ]
  private static let end: [UInt8] = [0xFF, 0xDA, 0, 2]

  /// An EXIF segment, little endian, with these tags of type short.
  private static func exif(_ tags: [(tag: Int, value: Int)]) -> [UInt8] {
    var tiff: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, UInt8(tags.count), 0]
    for (tag, value) in tags {
      tiff += [UInt8(tag & 255), UInt8(tag >> 8), 3, 0, 1, 0, 0, 0, UInt8(value & 255), UInt8(value >> 8), 0, 0]
    }
    let content = [0x45, 0x78, 0x69, 0x66, 0, 0] + tiff
    return [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  @Test(arguments: [
    (png, 640, 480), (gif, 800, 600), (webpLossy, 640, 480), (webpExtended, 640, 480),
    ([0xFF, 0xD8] + frame + end, 640, 480),
    ([0xFF, 0xD8] + exif([(0x0112, 6)]) + frame + end, 480, 640),
    (Array("<?xml version=\"1.0\"?><!-- a > b --><svg width='320' height=\"200px\"></svg>".utf8), 320, 200),
    (Array("<svg viewBox=\"0 0 12.4 8\"/>".utf8), 12, 8),
  ])
  func size(_ bytes: [UInt8], _ width: Int, _ height: Int) {
    #expect(media(bytes).size == PixelSize(width: width, height: height))
  }

  /// A header that lies or ends early gives no size, and no crash.
  @Test(arguments: [png, gif, webpLossy, webpExtended, [0xFF, 0xD8] + frame])
  func truncated(_ bytes: [UInt8]) {
    for count in 0..<(bytes.count - 1) { #expect(media(Array(bytes.prefix(count))).size == nil) }
  }

  @Test func findsThePositionOfAPhoto() {
    #expect(
      media([0xFF, 0xD8] + Self.exif([(0x0112, 1), (0x8825, 26)]) + Self.frame + Self.end).faults == [.position])
    #expect(media([0xFF, 0xD8] + Self.exif([(0x0112, 1)]) + Self.frame + Self.end).faults == [])
  }

  @Test(arguments: [
    "<svg onload=\"alert(1)\"/>", "<svg><script>1</script></svg>", "<svg><a href='java&#115;cript:1'/></svg>",
    "<svg><image xlink:href=\"https://x.example/a.png\"/></svg>", "<svg><foreignObject/></svg>",
    "<svg><set attributeName=href to='javascript:1'/></svg>", "<svg><rect fill='url(https://x.example/#a)'/></svg>",
    "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<svg><g ONCLICK=1></g></svg>",
  ])
  func refusesActiveDrawings(_ text: String) {
    #expect(!media(Array(text.utf8)).faults.isEmpty)
  }

  @Test func acceptsPlainDrawings() {
    let text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><use href=\"#a\"/><g fill=\"url(#b)\"/></svg>"
    #expect(media(Array(text.utf8)).faults == [])
  }
}
