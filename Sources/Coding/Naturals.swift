// Numbers that are never negative: offsets, lines, counts. A reader that meets a negative one, or one too large for an
// `Int`, has damaged bytes before it.

extension ByteWriter {
  /// - Parameter natural: 0 or more; what is less is written as 0.
  @inlinable
  package mutating func write(natural: Int) { write(unsigned: UInt64(max(0, natural))) }
}

extension ByteReader {
  @inlinable
  package mutating func natural() throws(DamagedData) -> Int {
    guard let number = Int(exactly: try unsigned()) else { throw DamagedData() }
    return number
  }
}
