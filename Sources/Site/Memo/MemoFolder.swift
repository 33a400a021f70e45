// `.laurel/` beside the content: what one build leaves for the next. It may be deleted at any time; nothing in it is
// believed unless its version and its checksum are right.

import Coding

/// The folder, locked: one build of a portal at a time.
struct MemoFolder: Sendable {
  /// Nil when the folder cannot be written to; the build then leaves nothing.
  private let path: String?
  /// Held until the build ends.
  private let lock: OpenFile?

  /// Locks the folder, and waits a little for another build to end.
  ///
  /// - Throws: when another build holds it for longer.
  static func open(beside content: String) throws(DiskFailure) -> MemoFolder {
    let path = location(beside: content)
    // What a link leads to is not ours to write in.
    if Disk.kind(of: path) == .link { return MemoFolder(path: nil, lock: nil) }
    let file: OpenFile
    do throws(DiskFailure) {
      try Disk.makeFolder(path)
      file = try OpenFile(path + "/lock")
    } catch {
      // A portal on a medium that is only read: it can be built elsewhere all the same.
      return MemoFolder(path: nil, lock: nil)
    }
    for _ in 0..<(patience / pause) {
      if try file.lock() {
        try file.truncate(to: 0)
        try file.write(Array("\(Disk.processNumber)\n".utf8), at: 0)
        return MemoFolder(path: path, lock: file)
      }
      Disk.pause(milliseconds: pause)
    }
    let holder = (file.read(at: 0, count: file.size).map { String(decoding: $0, as: UTF8.self) } ?? "").filter(
      \.isNumber)
    throw DiskFailure(
      "build", content,
      reason: "another build" + (holder.isEmpty ? "" : " (process \(holder))") + " is at work on it")
  }

  /// How long to wait for another build, and how often to look, in milliseconds.
  private static let patience = 5000
  private static let pause = 20

  static func location(beside content: String) -> String {
    let parts = content.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [".laurel"]).joined(separator: "/")
  }

  /// The content of a file of the memo; nil when there is none that can be used.
  func load(_ name: String, version: String) -> MemoContent {
    guard let path, let bytes = try? Disk.read(path + "/" + name) else { return .none }
    return MemoContent(bytes, version: version)
  }

  /// Replaces a file of the memo. That it cannot be written is no reason to fail: the next build does more work. (The
  /// texts of entries, which this build needs itself, are another matter.)
  ///
  /// - Parameter payload: in pieces that follow each other.
  func save(_ payload: [[UInt8]], as name: String, version: String) {
    guard let path else { return }
    try? Disk.write([MemoContent.seal(of: payload, version: version)] + payload, to: path + "/" + name)
  }

  func holds(_ name: String) -> Bool { path.map { Disk.kind(of: $0 + "/" + name) != nil } ?? false }

  /// A file of the memo that is written in pieces; nil where nothing can be kept.
  func file(_ name: String) -> OpenFile? { path.flatMap { try? OpenFile($0 + "/" + name) } }

  func remove(_ name: String) { if let path { try? Disk.remove(path + "/" + name) } }

  /// A file that is lengthened from build to build; one without a name where nothing can be kept.
  func pack(_ name: String) throws(DiskFailure) -> OpenFile {
    if let path, let file = try? OpenFile(path + "/" + name) { return file }
    return try OpenFile(temporaryIn: Disk.temporaryFolder)
  }
}

/// A file of the memo: version, checksum, payload.
enum MemoContent {
  case none
  case damaged
  /// Written by another version of Laurel.
  case foreign
  case payload(MemoPayload)

  fileprivate init(_ bytes: [UInt8], version: String) {
    var reader = ByteReader(bytes)
    guard let found = try? reader.text(), let digest = try? reader.fixed() else {
      self = .damaged
      return
    }
    let start = bytes.count - reader.remaining
    guard Digest(of: bytes[start...]).value == digest else {
      self = .damaged
      return
    }
    let payload = MemoPayload(bytes: bytes, start: start, digest: Digest(value: digest))
    self = found == version ? .payload(payload) : .foreign
  }

  /// What stands before a payload.
  fileprivate static func seal(of payload: [[UInt8]], version: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(version)
    writer.write(fixed: Digest(of: payload).value)
    return writer.bytes
  }
}

/// What a file of the memo holds, where it lies in the file: large ones are not copied.
struct MemoPayload: Sendable {
  let bytes: [UInt8]
  let start: Int
  /// Of the payload.
  let digest: Digest

  var reader: ByteReader { ByteReader(bytes, in: start..<bytes.count) }
}
