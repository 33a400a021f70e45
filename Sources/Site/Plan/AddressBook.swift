// No two steps may make one file; capitals and the ways to write an accent do not tell files apart on every system.

import Diagnostics
import HTML

enum AddressBook {
  /// An error for each step whose file an earlier one makes already, naming both.
  static func clashes(among steps: [Step]) -> [Diagnostic] {
    var first: [String: Step] = [:]
    var diagnostics: [Diagnostic] = []
    for step in steps {
      // Swift's strings compare by canonical equivalence, so NFC and NFD are one key.
      let key = step.path.file.lowercased()
      guard let other = first[key] else {
        first[key] = step
        continue
      }
      diagnostics.append(
        Diagnostic(
          .sameAddress, "\(step.origin.words) and \(other.origin.words) both have the address /\(step.path.path)",
          at: step.origin.place ?? other.origin.place, hint: "rename one of them",
          notes: other.origin.place.map { [Diagnostic.Note("the other one", at: $0)] } ?? []))
    }
    return diagnostics + nestings(of: steps)
  }

  /// A file where another step needs a folder: `a` beside `a/b`.
  private static func nestings(of steps: [Step]) -> [Diagnostic] {
    var folders: [Substring: Step] = [:]
    let files = steps.map { $0.path.file.lowercased() }
    for (step, file) in zip(steps, files) {
      var folder = file[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        if folders[folder] != nil { break }
        folders[folder] = step
      }
    }
    return zip(steps, files).compactMap { step, file in
      folders[file[...]].map { other in
        Diagnostic(
          .sameAddress,
          "\(step.origin.words) would be a file where \(other.origin.words) needs a folder: /\(step.path.path)",
          at: step.origin.place ?? other.origin.place, hint: "rename one of them")
      }
    }
  }
}
