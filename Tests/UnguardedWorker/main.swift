// A worker without the checks that come before the parser, so that tests can see what holds when those let something
// pass; and with texts that make it hang, die or talk nonsense.

import Markdown

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let status = MarkdownWorker.run(CommandLine.arguments) { source in
  switch String(decoding: source.text, as: UTF8.self) {
  case "hang\n": while true { pause() }
  case "die\n": abort()
  case "leave\n": exit(0)
  case "babble\n": write(STDOUT_FILENO, "\u{7F}\u{7F}\u{7F}\u{7F}babble", 10)
  case "answer twice\n": write(STDOUT_FILENO, "\u{2}\u{0}\u{0}\u{0}\u{0}\u{0}", 6)
  default: break
  }
  return MarkdownStage.parsed(source)
}
exit(status ?? 64)
