// Reads the size of a picture from its header, by its bytes and never by its name. Offsets are checked: a header may lie.

/// The picture formats that pages may show.
enum ImageFormat {
  case png, gif, jpeg, webp, svg

  /// Recognises a file by its first bytes; nil when it is none of these.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "GIF8".utf8) {
      self = .gif
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if SVGFile.isSVG(bytes) {
      self = .svg
    } else {
      return nil
    }
  }

  func size(_ bytes: [UInt8]) -> PixelSize? {
    switch self {
    case .png: HeaderReader(bytes, bigEndian: true).size(widthAt: 16, heightAt: 20, bytes: 4)
    case .gif: HeaderReader(bytes, bigEndian: false).size(widthAt: 6, heightAt: 8, bytes: 2)
    case .jpeg: JPEGFile(bytes).size
    case .webp: webpSize(HeaderReader(bytes, bigEndian: false))
    case .svg: SVGFile(bytes).size
    }
  }

  func faults(_ bytes: [UInt8]) -> [MediaFault] {
    switch self {
    case .jpeg: JPEGFile(bytes).hasPosition ? [.position] : []
    case .svg: SVGFile(bytes).activeParts.map(MediaFault.active)
    case .png, .gif, .webp: []
    }
  }

  /// Source: WebP container specification; RFC 6386, 9.1 (VP8); the WebP lossless bitstream (VP8L).
  private func webpSize(_ reader: HeaderReader) -> PixelSize? {
    switch reader.text(at: 12, count: 4) {
    case "VP8 ":
      guard let width = reader.number(at: 26, bytes: 2), let height = reader.number(at: 28, bytes: 2) else {
        return nil
      }
      return PixelSize(width: width & 0x3FFF, height: height & 0x3FFF)
    case "VP8L":
      guard let bits = reader.number(at: 21, bytes: 4) else { return nil }
      return PixelSize(width: (bits & 0x3FFF) + 1, height: ((bits >> 14) & 0x3FFF) + 1)
    case "VP8X":
      guard let width = reader.number(at: 24, bytes: 3), let height = reader.number(at: 27, bytes: 3) else {
        return nil
      }
      return PixelSize(width: width + 1, height: height + 1)
    default:
      return nil
    }
  }
}

/// Reads numbers at offsets, nil beyond the end.
struct HeaderReader {
  let bytes: ArraySlice<UInt8>
  let bigEndian: Bool

  init(_ bytes: some Collection<UInt8>, bigEndian: Bool) {
    self.bytes = ArraySlice(bytes)
    self.bigEndian = bigEndian
  }

  func number(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    let start = bytes.startIndex + offset
    let part = bytes[start..<start + count]
    return (bigEndian ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
  }

  func text(at offset: Int, count: Int) -> String? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    let start = bytes.startIndex + offset
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }

  func size(widthAt: Int, heightAt: Int, bytes count: Int) -> PixelSize? {
    guard let width = number(at: widthAt, bytes: count), let height = number(at: heightAt, bytes: count) else {
      return nil
    }
    return PixelSize(width: width, height: height)
  }
}
