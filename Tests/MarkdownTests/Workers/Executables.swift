// What the tests of the workers start, and the texts they give them.

import Diagnostics
import Foundation
import Markdown

/// The executables that are built beside the tests.
enum Executable {
  /// The product, which makes itself a worker.
  static var laurel: WorkerCommand? { named("laurel") }
  /// A worker without checks before the parser; see Tests/UnguardedWorker.
  static var unguarded: WorkerCommand? { named("UnguardedWorker") }

  private static func named(_ name: String) -> WorkerCommand? {
    // The test bundle is among the arguments; on some systems it is a folder that holds the code further down.
    for argument in CommandLine.arguments {
      var folder = URL(filePath: argument).deletingLastPathComponent()
      for _ in 0..<4 {
        let path = folder.appending(path: name).path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
          return WorkerCommand(executable: path)
        }
        folder = folder.deletingLastPathComponent()
      }
    }
    return nil
  }
}

/// A file that is all body.
func page(_ text: String, _ path: String = "page.md") -> [MarkdownSource] {
  [MarkdownSource(bodyOf: SourceFile(path: path, text: text), from: 0)]
}

/// Short texts with every extension of GFM, no two alike, the same in every run.
enum GeneratedTexts {
  static func pages(_ count: Int) -> [[MarkdownSource]] {
    (0..<count).map { page(text($0), "page-\($0).md") }
  }

  static func text(_ number: Int) -> String {
    [number, number + number / pieces.count + 1].map { pieces[$0 % pieces.count](number) }.joined(separator: "\n\n")
  }

  private static let pieces: [@Sendable (Int) -> String] = [
    { "~~q\($0)~~ www.a\($0).example, ~one~ me\($0)@b.example" },
    { "| a\($0) | b |\n|:-:|---|\n| ~~c~~ | http://d.example/\($0) |" },
    { "- [x] ~~e~~ \($0)\n- [ ] www.f.example" },
    { "g[^n\($0)]\n\n[^n\($0)]: ~~h~~ [i](j\($0).md)" },
    { "## ~~k~~ \($0)\n\n> [!TIP]\n> https://l.example" },
    { "`m` *n* ~~o **p**~~ ![r](s\($0).png) <b>\($0)</b>" },
    { "1. ftp://t.example/~u\n2. | v ~~w~~ \($0)" },
  ]
}
