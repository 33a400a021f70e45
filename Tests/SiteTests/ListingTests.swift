// When the time of a file says that it is as it was read, and when it says nothing.

import Testing

@testable import Site

@Suite struct ListingTests {
  /// - Parameter age: in milliseconds before the listing.
  @Test(arguments: [(-1000, false), (0, false), (50, false), (150, true), (5000, true)])
  func aFileJustWrittenMayChangeUnderItsTime(_ age: Int, _ isSettled: Bool) throws {
    let listing = try Listing(PortalFolders(content: "nowhere", templates: "nowhere"), jobs: 1)
    // An odd number of nanoseconds: the file system does not count in seconds.
    let time = (listing.time - age * 1_000_000) / 1_000_000_000 * 1_000_000_000
    let exact = listing.time - age * 1_000_000 | 1
    #expect(listing.isSettled(FileSignature(size: 1, modified: exact, inode: 1)) == isSettled)
    // Whole seconds, which may hide a change for two of them.
    #expect(listing.isSettled(FileSignature(size: 1, modified: time, inode: 1)) == (age > 2000))
  }
}
