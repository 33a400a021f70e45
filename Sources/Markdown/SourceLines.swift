// Lines and columns of the parser as byte offsets of the text.

import HTML

/// Where each line of a text begins. A line ends with LF, CR LF or CR, as the parser counts them.
struct SourceLines: Sendable {
  private let starts: [Int]
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    starts = text.withUnsafeBufferPointer(SourceLines.starts)
    self.text = text
  }

  private static func starts(_ text: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    // Prose has a line for every 60 bytes or so.
    starts.reserveCapacity(text.count / 32 + 1)
    let holdsReturn = text.firstIndex(of: 0x0D, from: 0) != nil
    var index = 0
    while let end = holdsReturn
      ? text[index...].firstIndex(where: \.isLineEnd) : text.firstIndex(of: 0x0A, from: index)
    {
      index = end + 1
      let isFirstOfPair = text[end] == 0x0D && index < text.count && text[index] == 0x0A
      if !isFirstOfPair { starts.append(index) }
    }
    return starts
  }

  var count: Int { starts.count }

  /// The bytes of line `number` (from 1) without its line end; the nearest line for a number out of range.
  func range(_ number: Int) -> Range<Int> {
    let index = min(max(number, 1), starts.count) - 1
    var end = index + 1 < starts.count ? starts[index + 1] : text.count
    while end > starts[index], text[end - 1].isLineEnd { end -= 1 }
    return starts[index]..<end
  }

  /// The offset of a column (in bytes, from 1) of a line, kept within that line.
  func offset(line: Int, column: Int) -> Int {
    let range = range(line)
    return min(range.lowerBound + max(0, column - 1), range.upperBound)
  }
}
