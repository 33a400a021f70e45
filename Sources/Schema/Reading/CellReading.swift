// Numbers and quarters in the cells of data files, read by the same rules as those of front matter.

package import FoundationEssentials

package enum CellReading {
  /// Not what the column takes.
  package struct Refused: Error, Sendable {
    /// What was probably meant: `88.8` for `88,8`.
    package let suggestion: String?
  }

  /// A number without grouping, with a point before decimals.
  package static func decimal(_ bytes: ArraySlice<UInt8>) throws(Refused) -> Decimal {
    do throws(ValueFault) { return try readDecimal(bytes, nil, nil) } catch { throw refused(error) }
  }

  /// A whole number from 0.
  package static func count(_ bytes: ArraySlice<UInt8>) throws(Refused) -> Int {
    do throws(ValueFault) { return try readInteger(bytes, 0, nil) } catch { throw refused(error) }
  }

  /// `2026-Q3`.
  package static func period(_ bytes: ArraySlice<UInt8>) throws(Refused) -> Period {
    do throws(ValueFault) { return try readPeriod(bytes) } catch { throw refused(error) }
  }

  private static func refused(_ fault: ValueFault) -> Refused {
    switch fault {
    case .notWholeNumber(let suggestion), .notNumber(let suggestion), .notPeriod(let suggestion):
      Refused(suggestion: suggestion)
    default: Refused(suggestion: nil)
    }
  }
}
