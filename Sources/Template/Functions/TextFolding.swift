// Text without case and accents: what sorting compares and slugs are made of. From a table of ours, so that it is the same
// on every machine and in every locale.

/// Scalars of `text` in lower case, Latin letters without their accents (`É` -> `e`, `ß` -> `ss`, `ø` -> `o`), combining
/// marks left out. Other scripts keep their letters.
func foldedScalars(_ text: String) -> [Unicode.Scalar] {
  var folded: [Unicode.Scalar] = []
  folded.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    if scalar.value < 0x80 {
      folded.append(lowercasedASCII(scalar))
    } else if let letters = latinLetters[scalar] {
      folded.append(contentsOf: letters)
    } else if !isCombiningMark(scalar) {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }
  return folded
}

/// Lower-case words of letters and digits joined by `-`; accents folded as in ``foldedScalars(_:)``, apostrophes dropped.
func slugged(_ text: String) -> String {
  var slug = String.UnicodeScalarView()
  var isPending = false
  for scalar in foldedScalars(text) {
    if scalar == "'" || scalar == "\u{2019}" { continue }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal else {
      isPending = true
      continue
    }
    if isPending, !slug.isEmpty { slug.append("-") }
    isPending = false
    slug.append(scalar)
  }
  return String(slug)
}

private func lowercasedASCII(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
}

private func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: true
  default: false
  }
}

/// Accented letter -> its letters, for Latin-1 Supplement, Latin Extended-A, the Romanian, caron and Vietnamese letters.
private let latinLetters: [Unicode.Scalar: [Unicode.Scalar]] = {
  var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
  for (base, variants) in latinVariants {
    for scalar in variants.unicodeScalars { table[scalar] = Array(base.unicodeScalars) }
  }
  return table
}()

private let latinVariants: [(base: String, variants: String)] = [
  ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặª"),
  ("ae", "ÆæǼǽ"),
  ("b", "Ḃḃ"),
  ("c", "ÇçĆćĈĉĊċČč"),
  ("d", "ÐðĎďĐđḊḋ"),
  ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
  ("f", "Ḟḟ"),
  ("g", "ĜĝĞğĠġĢģǦǧ"),
  ("h", "ĤĥĦħ"),
  ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐỈỉỊị"),
  ("ij", "IJij"),
  ("j", "Ĵĵ"),
  ("k", "ĶķĸǨǩ"),
  ("l", "ĹĺĻļĽľĿŀŁł"),
  ("m", "Ṁṁ"),
  ("n", "ÑñŃńŅņŇňŊŋʼn"),
  ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǾǿỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợº"),
  ("oe", "Œœ"),
  ("p", "Ṗṗ"),
  ("r", "ŔŕŖŗŘř"),
  ("s", "ŚśŜŝŞşŠšȘșſṠṡ"),
  ("ss", "ßẞ"),
  ("t", "ŢţŤťŦŧȚțṪṫ"),
  ("th", "Þþ"),
  ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔỤụỦủỨứỪừỬửỮữỰự"),
  ("w", "ŴŵẀẁẂẃẄẅ"),
  ("y", "ÝýÿŶŷŸỲỳỴỵỶỷỸỹ"),
  ("z", "ŹźŻżŽž"),
]
