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
    "<svg><s:script>1</s:script></svg>", "<svg><desc><![CDATA[<!--]]></desc><script>1</script><!-- --></svg>",
    "<svg><?x <!-- ?><script>1</script></svg>", "<!DOCTYPE svg SYSTEM '><!--'><svg><script>1</script></svg>",
    "<?xml-stylesheet href='https://x.example/a.css'?><svg/>", "<?xml version='1.0' encoding='utf-7'?><svg/>",
    "<svg><style>@import 'https://x.example/a.css';</style></svg>",
    "<svg><style>a{fill:url(//x.example/a)}</style></svg>", "<svg><style>@\\69mport 'a.css';</style></svg>",
    "<svg><set attributeName='&#104;ref' to='/'/></svg>", "<svg><h:img src='/x'/></svg>",
  ])
  func refusesActiveDrawings(_ text: String) {
    #expect(!media(Array(text.utf8)).faults.isEmpty)
  }

  @Test(arguments: [
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><use href=\"#a\"/><g fill=\"url(#b)\"/></svg>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- <script> --><svg><style>a > b { fill: #fff }</style></svg>",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>",
  ])
  func acceptsPlainDrawings(_ text: String) {
    #expect(media(Array(text.utf8)).faults == [])
  }

  /// A browser runs it by its name, whatever the scan could read.
  @Test(arguments: [
    Array("<svg><script>1</script></svg>".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    Array("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>1</s:script></s:svg>".utf8), Array("text".utf8),
  ])
  func refusesWhatIsOnlyCalledADrawing(_ bytes: [UInt8]) {
    #expect(!MediaFile(source: "content/x.svg", path: SitePath("x.svg"), bytes: bytes).faults.isEmpty)
  }

  @Test func findsAPositionInXMP() {
    let content = Array("http://ns.adobe.com/xap/1.0/\0<rdf:Description exif:GPSLatitude=\"52,30N\"/>".utf8)
    let segment = [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    #expect(media([0xFF, 0xD8] + segment + Self.frame + Self.end).faults == [.position])
  }
}
