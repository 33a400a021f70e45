// One way to write each accent, so that a name typed on a Mac is the same address as one typed elsewhere.

#if canImport(Darwin)
  import Foundation
#else
  // Foundation has it too, but with tables of all the world's calendars and scripts: it would double the size of the
  // program and slow each of its starts, of which each Markdown worker is one.
  @_spi(_Unicode) import Swift
#endif

extension String {
  /// In normal form C: accents are part of their letters. Source: Unicode Standard Annex 15.
  package var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    #if canImport(Darwin)
      return precomposedStringWithCanonicalMapping
    #else
      var scalars = String.UnicodeScalarView()
      for scalar in _nfc { scalars.append(scalar) }
      return String(scalars)
    #endif
  }
}
