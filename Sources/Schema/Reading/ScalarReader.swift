// One scalar read by a kind: which reader is asked for which kind.

import Diagnostics

/// What `laurel new` puts where an author has to write; a value that still begins with it is refused.
let placeholderMark = "FILL IN:"
/// Its first byte, which tells most texts apart from it.
let firstOfPlaceholderMark = UInt8(ascii: "F")

/// Reads the bytes of a scalar, without its quotes, as `kind`. Lists and records are not scalars: they read as absent.
func readScalar(_ bytes: ArraySlice<UInt8>, as kind: FieldKind) throws(ValueFault) -> SourceContent {
  if bytes.first == firstOfPlaceholderMark, bytes.starts(with: placeholderMark.utf8) { throw .placeholder }
  switch kind {
  case .text(let minimum, let maximum):
    return .value(.text(try readText(bytes, minimum: minimum, maximum: maximum)))
  case .markdown: return .markdown(try readMarkdown(bytes))
  case .inlineMarkdown: return .inlineMarkdown(try readText(bytes, maximum: nil))
  case .integer(let minimum, let maximum): return .value(.integer(try readInteger(bytes, minimum, maximum)))
  case .decimal(let minimum, let maximum): return .value(.decimal(try readDecimal(bytes, minimum, maximum)))
  case .percent: return .value(.percent(try readPercent(bytes)))
  case .money(let minimum, let maximum): return .value(.money(try readMoney(bytes, minimum, maximum)))
  case .boolean: return .value(.boolean(try readBoolean(bytes)))
  case .date: return .value(.date(try readDate(bytes)))
  case .dateTime: return .value(.dateTime(try readDateTime(bytes)))
  case .duration(let minimum, let maximum): return .value(.duration(try readDuration(bytes, minimum, maximum)))
  case .period: return .value(.period(try readPeriod(bytes)))
  case .url: return .value(.url(try readURL(bytes)))
  case .email: return .value(.text(try readEmail(bytes)))
  case .choice(let choices): return .value(.choice(try readChoice(bytes, of: choices)))
  case .reference: return .reference(slug: try readText(bytes, maximum: nil))
  case .slug: return .value(.text(try readSlug(bytes)))
  case .list, .record, .image, .consent, .series: return .absent
  }
}
