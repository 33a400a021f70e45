// Texts of 100 KB on which libcmark-gfm 0.29.0.gfm.6 takes seconds to minutes, or gigabytes of memory.

enum SlowShapes {
  static let all = [
    "www.a/" + repeated(")", to: 100_000),
    "|" + repeated("a|", to: 50_000) + "\n|" + repeated("-|", to: 50_000) + "\n",
    repeated("_www.", to: 100_000),
    repeated("|-|\n", to: 100_000),
    repeated("- ", to: 100_000) + "a",
    repeated("> ", to: 100_000) + "a",
    nestedList(depth: 440),
    "[x]: /" + repeated("u", to: 50_000) + "\n\n" + repeated("[x]", to: 50_000),
    "|" + repeated("a|", to: 12_000) + "\n|" + repeated("-|", to: 8_000) + "\n" + repeated("a\n", to: 4_000),
    autocompletion,
  ]

  /// A wide table whose rows are all short: each gets its missing cells. 24 KB.
  private static let autocompletion =
    "|" + repeated("a|", to: 8_000) + "\n|" + repeated("-|", to: 8_000) + "\n" + repeated("b\n", to: 8_000)

  private static func repeated(_ piece: String, to count: Int) -> String {
    String(repeating: piece, count: count / piece.utf8.count)
  }

  private static func nestedList(depth: Int) -> String {
    (0..<depth).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
  }
}
