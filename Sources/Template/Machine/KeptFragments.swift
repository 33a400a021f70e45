// What components made in loops, kept for the next page that asks for the same: a card of an entry is on ten pages.
//
// A fragment is kept where nothing that it was made of depends on the page around it: its arguments, two at most, are entries
// and truth values; links are left out, to be written relative to each page; and whatever asks for the page in any other way
// shows, such as an address printed as text, anything in JSON, a link in HTML that is a value.

import HTML
import Schema

/// What one thread keeps while it lays out page after page of one build.
package final class RenderMemory {
  /// Notes what the page at work reads.
  package let recorder: ReadRecorder
  let fragments: KeptFragments
  /// The bytes of the page before, which the processor has at hand.
  var buffer = ByteBuffer(capacity: 32 << 10)

  /// - Parameter recordCount: of the table that all renders read; 0 where nobody asks what was read.
  package convenience init(recordCount: Int) { self.init(recordCount: recordCount, room: 8 << 20) }

  /// - Parameter room: bytes of fragments; more are not kept at once.
  init(recordCount: Int, room: Int) {
    recorder = ReadRecorder(recordCount: recordCount)
    fragments = KeptFragments(recordCount: recordCount, room: room)
  }
}

/// Fragments by what they were made of. One thread's own.
final class KeptFragments {
  /// A component with its arguments.
  struct Key: Hashable {
    let component: Int
    let first: UInt64
    let second: UInt64

    /// Nil unless there are one or two arguments, one of them an entry, the other an entry, a truth value or none.
    init?(_ component: Program.ComponentSite, _ stack: borrowing ValueStack) {
      let start = stack.count - component.parameterCount
      guard start >= 0, (1...2).contains(component.parameterCount), let first = Key.word(stack[start]) else {
        return nil
      }
      var second: UInt64 = 0
      if component.parameterCount == 2 {
        guard let word = Key.word(stack[start + 1]) else { return nil }
        second = word
      }
      guard max(first, second) >= Key.firstEntry else { return nil }
      (self.component, self.first, self.second) = (component.number, first, second)
    }

    private static let firstEntry: UInt64 = 1 << 32

    private static func word(_ value: borrowing Value) -> UInt64? {
      switch value {
      case .none: 0
      case .boolean(let answer): answer ? 2 : 1
      case .entry(let id) where id.index >= 0: firstEntry + UInt64(id.index)
      default: nil
      }
    }
  }

  /// What a component made: parts of the lists below.
  struct Fragment {
    let bytes: Range<Int>
    let links: Range<Int>
    let reads: Range<Int>
    let globals: UInt64
    /// Turns of its loops.
    let steps: Int
  }

  /// What one component came to.
  private struct Account {
    var made = 0
    var copied = 0
    var isRefused = false
  }

  /// Larger ones are none that many pages share.
  static let sizeLimit = 8 << 10
  /// Links of a fragment.
  static let linkLimit = 32
  /// Records that a fragment was made of: one that searches a collection reads all of it.
  static let readLimit = 64
  /// What a fragment takes on a page at most, its links included.
  static let printLimit = 1 << 20

  /// Notes what the fragment at work reads.
  let recorder: ReadRecorder
  // One thread's own, and no call leads from inside an access to another: the check at each access would find nothing.
  @exclusivity(unchecked) private var fragments: [Key: Fragment] = [:]
  @exclusivity(unchecked) private var accounts: [Account] = []
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var links: [SafeHTML.Link] = []
  @exclusivity(unchecked) private var reads: [(id: EntryID, slots: UInt64)] = []
  private let recordCount: Int
  private let room: Int
  /// Bytes that all of these take.
  private var size = 0

  init(recordCount: Int, room: Int) {
    self.recordCount = recordCount
    self.room = room
    recorder = ReadRecorder(recordCount: recordCount)
  }

  /// Whether to make and keep fragments of a component: as long as each entry may have been asked for once only, and later
  /// where half of them were asked for again.
  func isWorthKeeping(_ component: Int) -> Bool {
    while accounts.count <= component { accounts.append(Account()) }
    let account = accounts[component]
    return !account.isRefused && (account.made <= recordCount || account.copied >= account.made)
  }

  /// Keeps no more of a component: what it made is right on one page only, is too much, or has to be told of.
  func refuse(_ component: Int) { accounts[component].isRefused = true }

  var count: Int { fragments.count }

  /// How often one was found.
  var copies: Int { accounts.reduce(0) { $0 + $1.copied } }

  func find(_ key: Key) -> Fragment? {
    guard let found = fragments[key] else { return nil }
    accounts[key.component].copied += 1
    return found
  }

  func keep(
    _ made: borrowing ByteBuffer, _ madeLinks: [SafeHTML.Link], _ read: Reads, steps: Int, for key: Key
  ) -> Fragment {
    if size >= room {
      size = 0
      fragments.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      links.removeAll(keepingCapacity: true)
      reads.removeAll(keepingCapacity: true)
    }
    let (byteStart, linkStart, readStart) = (bytes.count, links.count, reads.count)
    made.withBytes { bytes.append(contentsOf: $0) }
    links += madeLinks
    reads += read.records
    size +=
      made.count + madeLinks.count * MemoryLayout<SafeHTML.Link>.stride + read.records.count * 16
      + MemoryLayout<(Key, Fragment)>.stride
    let fragment = Fragment(
      bytes: byteStart..<bytes.count, links: linkStart..<links.count, reads: readStart..<reads.count,
      globals: read.globals, steps: steps)
    fragments[key] = fragment
    accounts[key.component].made += 1
    return fragment
  }

  /// Writes a fragment on a page, and notes what it was made of.
  func append(_ fragment: Fragment, to output: inout ByteBuffer, on page: SitePath, _ recorder: ReadRecorder?) {
    recorder?.note(reads[fragment.reads], globals: fragment.globals)
    bytes.withUnsafeBufferPointer { bytes in
      var done = fragment.bytes.lowerBound
      for index in fragment.links {
        let next = fragment.bytes.lowerBound + links[index].offset
        output.append(UnsafeBufferPointer(rebasing: bytes[done..<next]))
        output.append(links[index].target, relativeFrom: page)
        done = next
      }
      output.append(UnsafeBufferPointer(rebasing: bytes[done..<fragment.bytes.upperBound]))
    }
  }
}
