// The segments of a JPEG file: its size, and whether its EXIF data holds a GPS position.

/// Source: ITU-T T.81, annex B; CIPA DC-008 (Exif), 4.6.
struct JPEGFile {
  private let segments: [(marker: UInt8, content: ArraySlice<UInt8>)]

  /// Walks the segments before the picture's data; stops quietly at the first that does not fit.
  init(_ bytes: [UInt8]) {
    var found: [(UInt8, ArraySlice<UInt8>)] = []
    var offset = 2
    while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF || marker == 0x01 || (0xD0...0xD8).contains(marker) {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      guard length >= 2, offset + 2 + length <= bytes.count, marker != 0xDA else { break }
      found.append((marker, bytes[(offset + 4)..<(offset + 2 + length)]))
      offset += 2 + length
    }
    segments = found
  }

  /// As shown: width and height are swapped when EXIF orientation turns the picture by a quarter.
  var size: PixelSize? {
    let frame = segments.first { (0xC0...0xCF).contains($0.marker) && ![0xC4, 0xC8, 0xCC].contains($0.marker) }
    guard let frame,
      let stored = HeaderReader(frame.content, bigEndian: true).size(widthAt: 3, heightAt: 1, bytes: 2)
    else { return nil }
    let isTurned = exif.flatMap { $0.value(of: 0x0112) }.map { (5...8).contains($0) } ?? false
    return isTurned ? PixelSize(width: stored.height, height: stored.width) : stored
  }

  /// In any EXIF segment, or in XMP, where cameras and photo programs repeat it. Source: XMP specification, part 2, 2.5.
  var hasPosition: Bool {
    exifDirectories.contains { $0.value(of: 0x8825) != nil }
      || segments.contains { segment in
        segment.marker == 0xE1 && segment.content.starts(with: "http://ns.adobe.com/".utf8)
          && segment.content.firstRange(of: Array("GPSL".utf8)) != nil
      }
  }

  private var exif: ExifDirectory? { exifDirectories.first }

  private var exifDirectories: [ExifDirectory] {
    segments.filter { $0.marker == 0xE1 && $0.content.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) }
      .compactMap { ExifDirectory($0.content.dropFirst(6)) }
  }
}

/// The first image file directory of a TIFF header.
private struct ExifDirectory {
  private let reader: HeaderReader
  private let start: Int

  init?(_ tiff: ArraySlice<UInt8>) {
    let order = HeaderReader(tiff, bigEndian: true).number(at: 0, bytes: 2)
    guard order == 0x4949 || order == 0x4D4D else { return nil }
    reader = HeaderReader(tiff, bigEndian: order == 0x4D4D)
    guard let offset = reader.number(at: 4, bytes: 4) else { return nil }
    start = offset
  }

  /// The value of a tag whose value is one short or long; nil when the tag is not there.
  func value(of tag: Int) -> Int? {
    guard let count = reader.number(at: start, bytes: 2) else { return nil }
    for index in 0..<count {
      let entry = start + 2 + index * 12
      guard let found = reader.number(at: entry, bytes: 2) else { return nil }
      guard found == tag else { continue }
      return reader.number(at: entry + 8, bytes: reader.number(at: entry + 2, bytes: 2) == 3 ? 2 : 4)
    }
    return nil
  }
}
