// What the verification of a whole site needs of one finished page: where it leads and which places it has, as digests.
// They are kept from build to build, so that a page that has not changed need not be looked at again.

import HTML

struct PageFacts: Sendable, Equatable {
  /// The files and the places that its links lead to, as ``TargetKey``s, each once.
  let targets: [UInt64]
  /// The places it has.
  let anchors: [UInt64]
  /// True when something is wrong that does not depend on other pages: it must be looked at whole.
  let isFaulty: Bool

  static let none = PageFacts(targets: [], anchors: [], isFaulty: false)
}

/// A set of ``TargetKey``s, or of other digests. They are as good as random, so their lowest bits say where to look.
struct TargetSet {
  /// Zero where there is none; a power of two of places, at most half of them taken.
  private var places: [UInt64]
  private var holdsZero = false

  /// - Parameter capacity: no more will be inserted.
  init(capacity: Int) {
    var count = 16
    while count < capacity * 2 { count *= 2 }
    places = [UInt64](repeating: 0, count: count)
  }

  /// - Returns: false when it was in it.
  @discardableResult
  mutating func insert(_ key: UInt64) -> Bool {
    if key == 0 {
      defer { holdsZero = true }
      return !holdsZero
    }
    let place = place(of: key)
    defer { places[place] = key }
    return places[place] != key
  }

  /// The keys without those that came before.
  static func distinct(_ keys: [UInt64]) -> [UInt64] {
    // Of so many, some could have been made up to be in each other's way, which cannot be done to a set that nobody foresees.
    if keys.count > 4096 {
      var seen: Set<UInt64> = []
      return keys.filter { seen.insert($0).inserted }
    }
    var (seen, distinct) = (TargetSet(capacity: keys.count), [UInt64]())
    distinct.reserveCapacity(keys.count)
    for key in keys where seen.insert(key) { distinct.append(key) }
    return distinct
  }

  func contains(_ key: UInt64) -> Bool { key == 0 ? holdsZero : places[place(of: key)] == key }

  /// Where a key is, or would be.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key) & (places.count - 1)
    while places[place] != 0, places[place] != key { place = (place + 1) & (places.count - 1) }
    return place
  }
}

extension PageFacts {
  /// - Parameter isFaulty: what was found wrong besides.
  init(_ scan: PageScan, of path: SitePath, isFaulty: Bool) {
    let own = TargetKey.of(file: path.file)
    self.init(
      links: scan.links, of: path, anchors: scan.ids.map { TargetKey.of(anchor: $0.name, in: own) },
      isFaulty: isFaulty || !scan.isNoindex || scan.anchors.count != scan.ids.count)
  }

  init(links: [PageLink], of path: SitePath, anchors: [UInt64] = [], isFaulty: Bool) {
    var targets: [UInt64] = []
    var isFaulty = isFaulty
    for link in links {
      switch LinkTarget(link.url, on: path) {
      case .external: if link.isLoaded { isFaulty = true }
      case .outside: isFaulty = true
      case .file(let file, let fragment):
        let key = TargetKey.of(file: file)
        targets.append(key)
        if let fragment, !fragment.isEmpty, file.hasSuffix(".html") {
          targets.append(TargetKey.of(anchor: fragment, in: key))
        }
      }
    }
    self.init(targets: TargetSet.distinct(targets), anchors: anchors, isFaulty: isFaulty)
  }
}
