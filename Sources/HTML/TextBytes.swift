// Texts looked at as their bytes, where the standard library would copy them, or look at their characters.

extension String {
  /// The bytes, for as long as `read` runs, and without a copy of the text, which `withUTF8` needs, unless it is no native one: many
  /// threads print the same texts.
  @inlinable @inline(__always)
  package func withBytes<T>(_ read: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    if let result = utf8.withContiguousStorageIfAvailable(read) { return result }
    var native = self
    return native.withUTF8(read)
  }

  /// With each ASCII character `old` replaced: the standard library's `replacing` sets up a search for each text.
  package func replacingASCII(_ old: Unicode.Scalar, with new: Unicode.Scalar) -> String {
    let (old, new) = (UInt8(ascii: old), UInt8(ascii: new))
    return String(decoding: utf8.map { $0 == old ? new : $0 }, as: UTF8.self)
  }
}

extension String.UTF8View {
  /// The place of the first such byte of ASCII. `firstIndex(of:)` goes from byte to byte, and takes much longer.
  package func place(of byte: UInt8) -> Index? {
    let offset = withContiguousStorageIfAvailable { text in text.firstIndex(from: 0) { $0.marks(of: byte) } }
    guard let offset else { return firstIndex(of: byte) }
    return offset < count ? index(startIndex, offsetBy: offset) : nil
  }
}

/// The order of their bytes, in which files are listed: quicker than that of ``String``, and the same everywhere.
package func precedesByBytes(_ left: String, _ right: String) -> Bool {
  left.withBytes { left in
    right.withBytes { right in
      let common = left.commonCount(from: 0, with: right, from: 0)
      return common == left.count || common == right.count
        ? left.count < right.count : left[common] < right[common]
    }
  }
}
