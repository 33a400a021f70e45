// No two steps may make one file; capitals and the ways to write an accent do not tell files apart on every system.

import Coding
import Diagnostics
import HTML

enum AddressBook {
  /// An error for each step whose file an earlier one makes already, naming both.
  static func clashes(among steps: [Step]) -> [Diagnostic] {
    // Swift's strings compare by canonical equivalence, so NFC and NFD are one key.
    let files = steps.map { $0.file.lowercased() }
    guard mayClash(files) else { return [] }
    var first = [String: Int](minimumCapacity: files.count)
    var diagnostics: [Diagnostic] = []
    for (number, file) in files.enumerated() {
      guard let earlier = first[file] else {
        first[file] = number
        continue
      }
      let (step, other) = (steps[number], steps[earlier])
      diagnostics.append(
        Diagnostic(
          .sameAddress, "\(step.origin.words) and \(other.origin.words) both have the address /\(step.path.path)",
          at: step.origin.place ?? other.origin.place, hint: "rename one of them", notes: note(of: other)))
    }
    return diagnostics + nestings(of: steps, files, first)
  }

  /// Whether two of them may be one, or one of them a folder of another: where two digests are equal, which is worth a closer look.
  private static func mayClash(_ files: [String]) -> Bool {
    let slash = UInt8(ascii: "/")
    func digest(_ bytes: ArraySlice<UInt8>) -> UInt64 { Digest(of: bytes).value }
    var known = TargetSet(capacity: files.count)
    let keys = files.map { Array($0.composed.utf8) }
    for key in keys {
      if known.contains(digest(key[...])) { return true }
      known.insert(digest(key[...]))
    }
    return keys.contains { key in
      key.indices.contains { key[$0] == slash && known.contains(digest(key[..<$0])) }
    }
  }

  /// A file where another step needs a folder: `a` beside `a/b`.
  ///
  /// - Parameters:
  ///   - files: those of the steps, in small letters.
  ///   - known: all of them.
  private static func nestings(of steps: [Step], _ files: [String], _ known: [String: Int]) -> [Diagnostic] {
    var folders: Set<Substring> = []
    // By number of the step that is a file where a folder is needed: the first that needs it.
    var needed: [Int: Int] = [:]
    for (number, file) in files.enumerated() {
      var folder = file[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        guard folders.insert(folder).inserted else { break }
        if known[String(folder)] != nil {
          for other in files.indices where files[other] == folder { needed[other] = number }
        }
      }
    }
    return needed.sorted { $0.key < $1.key }.map { number, needer in
      let (step, other) = (steps[number], steps[needer])
      return Diagnostic(
        .sameAddress,
        "\(step.origin.words) would be a file where \(other.origin.words) needs a folder: /\(step.path.path)",
        at: step.origin.place ?? other.origin.place, hint: "rename one of them", notes: note(of: other))
    }
  }

  private static func note(of other: Step) -> [Diagnostic.Note] {
    other.origin.place.map { [Diagnostic.Note("the other one", at: $0)] } ?? []
  }
}
