// The facts of a finished page in one pass over its bytes, without a String: every page of a build goes through here.
// Where an address or an id is written in a way that needs more care, the page is read by `PageScan` instead.

import Coding
import HTML

/// Reads the facts of one page.
struct FactReader {
  private let path: SitePath
  /// The key of the page's own file.
  private let own: UInt64
  /// The folders that the page lies in, with a slash at their end.
  private let folder: [UInt8]
  /// How much of `folder` is left so many levels up: `[8, 0]` of `stories/`.
  private let folderEnds: [Int]
  /// The file that an address leads to, while it is put together.
  private var target: [UInt8] = []
  private var targets: [UInt64] = []
  private var anchors: [UInt64] = []
  private var isFaulty: Bool
  private var isNoindex = false
  /// Something needs more care.
  private var isIntricate = false

  private init(_ path: SitePath, isFaulty: Bool) {
    self.path = path
    self.isFaulty = isFaulty
    let file = Array(path.file.utf8)
    own = Digest(of: file).value
    let slashes = file.indices.filter { file[$0] == UInt8(ascii: "/") }
    folderEnds = slashes.reversed().map { $0 + 1 } + [0]
    folder = Array(file[..<folderEnds[0]])
    targets.reserveCapacity(64)
  }

  /// - Parameter isFaulty: what was found wrong besides.
  static func facts(of bytes: [UInt8], at path: SitePath, isFaulty: Bool) -> PageFacts {
    var reader = FactReader(path, isFaulty: isFaulty)
    bytes.withUnsafeBufferPointer { buffer in
      var tags = TagReader(buffer)
      while tags.next(), !reader.isIntricate { reader.note(&tags, buffer) }
    }
    return reader.isIntricate ? PageFacts(PageScan(bytes), of: path, isFaulty: isFaulty) : reader.facts
  }

  private var facts: PageFacts {
    PageFacts(
      targets: FactReader.ordered(targets), anchors: anchors,
      isFaulty: isFaulty || !isNoindex || FactReader.ordered(anchors).count != anchors.count)
  }

  private static func ordered(_ keys: [UInt64]) -> [UInt64] {
    var ordered: [UInt64] = []
    ordered.reserveCapacity(keys.count)
    for key in keys.sorted() where ordered.last != key { ordered.append(key) }
    return ordered
  }

  private mutating func note(_ tags: inout TagReader, _ bytes: UnsafeBufferPointer<UInt8>) {
    while let attribute = tags.nextAttribute() {
      switch PageScan.meaning(of: attribute, tags) {
      case .id: noteAnchor(UnsafeBufferPointer(rebasing: bytes[attribute.value]))
      case .address(let isLoaded):
        noteAddress(UnsafeBufferPointer(rebasing: bytes[attribute.value]), tags, isLoaded: isLoaded)
      case .candidates, .style: isIntricate = true
      case nil: continue
      }
    }
    if tags.matches(tags.name, "style") { isIntricate = true }
    if !isNoindex, PageScan.forbidsIndexing(tags) { isNoindex = true }
  }

  private mutating func noteAnchor(_ id: UnsafeBufferPointer<UInt8>) {
    // Two ways to write one accent are one id.
    if id.contains(where: { $0 >= 0x80 }) { isIntricate = true }
    anchors.append(TargetKey.of(anchor: UnsafeRawBufferPointer(id), in: own))
  }

  /// - Parameter isLoaded: nil when it depends on the tag.
  private mutating func noteAddress(_ url: UnsafeBufferPointer<UInt8>, _ tags: TagReader, isLoaded: Bool?) {
    let slash = UInt8(ascii: "/")
    var (start, levels) = (0, 0)
    while start + 2 < url.count, url[start] == UInt8(ascii: "."), url[start + 1] == UInt8(ascii: "."),
      url[start + 2] == slash
    {
      start += 3
      levels += 1
    }
    var pathEnd = url.count
    var mark: Int?
    var mayHaveScheme = false
    // Nothing in the path behind its first `../` is a step of its own.
    var isStraight = true
    for index in start..<url.count {
      switch url[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "%"), 0x80...:
        // Mail addresses have both, and lead nowhere in the site.
        if LinkTarget.hasScheme(url) { return noteForeign(tags, isLoaded) }
        isIntricate = true
        return
      case UInt8(ascii: "#") where mark == nil:
        mark = index
        pathEnd = min(pathEnd, index)
      case UInt8(ascii: "?") where mark == nil: pathEnd = min(pathEnd, index)
      case UInt8(ascii: ":"): mayHaveScheme = true
      case slash, UInt8(ascii: "."): if index == start || url[index - 1] == slash { isStraight = false }
      default: continue
      }
    }
    if mayHaveScheme && LinkTarget.hasScheme(url) || (url.count > 1 && url[0] == slash && url[1] == slash) {
      return noteForeign(tags, isLoaded)
    }
    if pathEnd == 0 {
      targets.append(own)
    } else if isStraight, levels < folderEnds.count {
      targets.append(key(of: folder[..<folderEnds[levels]], then: url[start..<max(start, pathEnd)]))
    } else if let file = key(ofPath: UnsafeBufferPointer(rebasing: url[..<pathEnd])) {
      targets.append(file)
    } else {
      isFaulty = true
      return
    }
    guard let mark, mark + 1 < url.count, pathEnd == 0 || targetIsPage, let file = targets.last else { return }
    targets.append(
      TargetKey.of(anchor: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: url[(mark + 1)...])), in: file))
  }

  private mutating func noteForeign(_ tags: TagReader, _ isLoaded: Bool?) {
    if isLoaded ?? PageScan.loadsHref(tags) { isFaulty = true }
  }

  private var targetIsPage: Bool { target.suffix(5).elementsEqual(".html".utf8) }

  /// The key of what lies so far below a folder; of its page, when that is a folder too.
  private mutating func key(of folder: ArraySlice<UInt8>, then rest: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    target.removeAll(keepingCapacity: true)
    target.append(contentsOf: folder)
    target.append(contentsOf: UnsafeBufferPointer(rebasing: rest))
    return keyOfTarget()
  }

  /// As ``LinkTarget`` resolves it; nil when it leads out of the site.
  private mutating func key(ofPath path: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    target.removeAll(keepingCapacity: true)
    if path[0] != slash { target.append(contentsOf: folder) }
    var start = 0
    var endsInFolder = false
    while start < path.count {
      var end = start
      while end < path.count, path[end] != slash { end += 1 }
      let length = end - start
      if length == 1, path[start] == dot {
        endsInFolder = true
      } else if length == 2, path[start] == dot, path[start + 1] == dot {
        endsInFolder = true
        guard !target.isEmpty else { return nil }
        target.removeLast()
        while let last = target.last, last != slash { target.removeLast() }
      } else if length > 0 {
        endsInFolder = false
        target.append(contentsOf: UnsafeBufferPointer(rebasing: path[start..<end]))
        target.append(slash)
      }
      start = end + 1
    }
    if !endsInFolder, path[path.count - 1] != slash, target.last == slash { target.removeLast() }
    return keyOfTarget()
  }
  private mutating func keyOfTarget() -> UInt64 {
    if target.isEmpty || target.last == UInt8(ascii: "/") { target.append(contentsOf: FactReader.indexPage) }
    return Digest(of: target).value
  }

  private static let indexPage = Array("index.html".utf8)
}
