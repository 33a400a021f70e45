// Whether a text may hold an address that becomes a link without brackets around it. Most texts hold none, and the
// library takes a third of its time to find that out.

import HTML

extension [UInt8] {
  /// Whether `://`, `www.` or `@` stands in the text, or an entity, which may be an `@`: nothing else makes one.
  /// Source: GitHub Flavored Markdown 0.29, section 6.9.
  var mayHoldBareAddress: Bool {
    withUnsafeBufferPointer { text in
      text.firstIndex(of: UInt8(ascii: "@"), from: 0) != nil
        || text.firstIndex(of: UInt8(ascii: "&"), from: 0) != nil
        || text.holds("://", soughtBy: 0) || text.holds("www.", soughtBy: 3)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// - Parameter rare: the byte of `word` that is the least frequent in prose, by its index.
  fileprivate func holds(_ word: StaticString, soughtBy rare: Int) -> Bool {
    word.withUTF8Buffer { word in
      var index = rare
      while let found = firstIndex(of: word[rare], from: index) {
        let start = found - rare
        if self[start] == word[0], self[start...].starts(with: word) { return true }
        index = found + 1
      }
      return false
    }
  }
}
