// A digest of bytes that is the same in every process and on every machine. Not for secrets.

/// FNV-1a, 64 bits. Source: Fowler, Noll, Vo.
struct Digest: Hashable {
  let value: UInt64

  init(of bytes: [UInt8]) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    value = hash
  }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
