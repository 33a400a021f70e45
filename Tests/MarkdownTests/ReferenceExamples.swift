// Texts that Laurel and the library must read alike: CommonMark and the GitHub extensions, construct by construct.

/// Own examples, one construct a line where possible. Footnotes and tasks are compared too, see ReferenceTests.swift.
let referenceExamples: [String] = [
  // Paragraphs and breaks
  "a", "a\nb", "a\n\nb", "a\n\n\n\nb", "  a\n   b\n      c", "a  \nb", "a\\\nb", "a \nb", "a  ", "a\\", "\ta",
  "a\tb",
  "a\r\nb\r\n\r\nc", "a\rb", "", "\n\n", "   ", "ü ß 東京 😀", "a\u{A0}b", "\u{FEFF}a",
  // Headings
  "# a", "## a", "### a", "#### a", "##### a", "###### a", "####### a", "#a", "\\# a", "## a ##", "## a \\##",
  "## a b#",
  "   ## a", "    ## a", "##", "## ##", "a\n===", "a\n---", "a *b\nc*\n===", "a\n\n===", "- a\n---", "> a\n---",
  "a\n# b\nc",
  // Lines across
  "---", "***", "_ _ _", "+++", "--", "-     -      -", "- a\n***\n- b", "a\n***\nb", "*-*",
  // Code
  "    a\n    b", "    a\n\n      b", "a\n    b", "- a\n\n      b", "```\na\n```", "~~~\na\n~~~",
  "```\na\n~~~\n```",
  "````\na\n```\n````", "```swift\nlet a = 1\n```", "```\n\n```", "```\na", "> ```\n> a\n\nb",
  "  ```\n a\n   b\n  ```",
  "``` a b\nc\n```", "a\n```\nb\n```\nc", "`a`", "``a`b``", "` `` `", "`a  b`", "`a\nb`", "``a", "`a\\`b`", "`*a*`",
  "`<b>` &amp; `&amp;`",
  "```&quot;\n```",
  // Quotations
  "> a", "> a\n> b", "> a\nb", ">a", "   > a", "> # a", "> > a", ">>> a\n> b", "> - a\n> - b", "> a\n\n> b",
  "> a\n>\n> b", ">", ">\n> a\n>",
  "> 1. a\n>\n>    b",
  // Lists
  "- a\n- b", "* a\n+ b", "- a\n\n- b", "1. a\n2. b", "1) a\n2) b", "3. a", "0. a", "003. a", "1234567890. a",
  "-1. a", "- a\n  - b\n    - c",
  "- a\n\n  b", "- a\n b", "-\n  a", "-\n\n  a", "- a\n-\n- c", "a\n- b", "a\n2. b", "a\n1. b", "- - a",
  "1. - 2. a", "- # a", "- a\n\n\n- b",
  "- a\n  > b\n  ```\n  c\n  ```\n- d", "- a\n - b\n  - c", "1. a\n\n  2. b", "- a\n- b\n\n- c", "* a\n*\n\n* c",
  "- a\n  - b\n\n    c\n- d", "10) a\n    b",
  // Emphasis
  "*a*", "_a_", "**a**", "__a__", "***a***", "*a **b** c*", "**a *b* c**", "*a _b_ c*", "a*b*c", "a_b_c", "* a*",
  "*a *", "**a**b", "_a_b", "*(a)*",
  "*a\nb*", "\\*a*", "*a\\*", "**a", "*a**", "**a*", "*a*b*", "_(_a_)_", "a**\"b\"**c", "*a `*` b*",
  "**a [b*](c.md)", "****a****", "*пристань*_а_",
  // Links
  "[a](b.md)", "[a](b.md \"t\")", "[a](b.md 't')", "[a](b.md (t))", "[a](<b c.md>)", "[a](b(c).md)", "[a](b\\).md)",
  "[a] (b)", "[a](b c)", "[a\nb](c.md)",
  "[*a*](b.md)", "[a [b] c](d.md)", "[a](b.md)[c](d.md)", "[a][r]\n\n[r]: b.md", "[r][]\n\n[r]: b.md",
  "[R]\n\n[r]: b.md 't'", "[a][ r  S ]\n\n[R s]: b.md",
  "[a]\n\n[a]: <b c.md> \"t\nu\"", "[a]: b.md\n[c]: d.md\n\n[a] [c]", "[a]: b.md\ntext [a]",
  "[a]\n\n[a]: b.md\n[a]: c.md", "[a]: b.md", "\\[a](b.md)",
  "[a](b.md?x=1&y=2)", "[a](b&amp;c.md)", "[a](https://x.example/?q=ü&r=\"s\")", "[a](mailto:b@x.example)",
  "[a](#b)", "[a [b](c.md)](d.md)", "[`a](b)`",
  "[a](b.md\n\"t\")", "[a](  b.md  )", "[ünï]\n\n[ÜNÏ]: b.md",
  // Images
  "![a](b.png)", "![a](b.png \"t\")", "![*a*](b.png)", "![a [b](c.md) d](e.png)", "[![a](b.png)](c.md)",
  "![a][r]\n\n[r]: b.png", "![r]\n\n[r]: b.png", "\\![a](b.md)", "!\\[a]", "![](b.png)",
  // Autolinks in angle brackets and bare
  "<https://a.example>", "<https://a.example/?b=c&d>", "<me@a.example>", "<mailto:me@a.example>",
  "< https://a.example>", "<a.example>", "https://a.example",
  "see http://a.example/b?c=d, e", "www.a.example", "www.a.example/b_(c)", "(www.a.example)", "www.a.example/b).",
  "www.a.example&amp;", "me@a.example", "me+x@a-b.example.", "a.b@c",
  "https://a.example<b", "*www.a.example*", "http://a", "xhttp://a.example", "www.", "WWW.a.example",
  "[www.a.example](b.md)", "`www.a.example`", "me@a.example_", "**me@a.example**",
  // Strikethrough
  "~~a~~", "~a~", "~~~a~~~", "~~a\nb~~", "~~a\n\nb~~", "a~~b~~c", "~~*a*~~", "*~~a~~*", "~~ a ~~", "\\~~a~~",
  "~~a~", "~~[a](b.md)~~",
  // Tables
  "| a | b |\n|---|---|\n| c | d |", "a | b\n--|--\nc | d", "|a|\n|-|", "| a |\n|:--|\n| b |",
  "| a | b | c |\n|:-:|--:|:--|\n| 1 | 2 | 3 |",
  "| a | b |\n|---|---|\n| c |\n| d | e | f |", "| a | b |\n|---|\n| c |", "| a \\| b |\n|---|\n| `c \\| d` |",
  "| *a* | `b` |\n|---|---|\n| [c](d.md) | ![e](f.png) |",
  "| a |\n|---|\n| b |\nc\n\nd", "| a |\n|---|\n> b", "x\n| a |\n|---|\n| b |", "> | a |\n> |---|\n> | b |",
  "- | a |\n  |---|\n  | b |", "| a |\n|---|\n\n| b |\n|---|",
  "| a |\n| - |\n| www.x.example ~~b~~ |", "| a |\n|---|\n| ü 東 |", "a\n|---|", "| a |\n|-x-|",
  "| a |\n|---|\n| b\\\\ |",
  // Tasks
  "- [ ] a", "- [x] a", "- [X] a", "- [ ] a\n- b\n- [x] c", "- [ ]a", "- [] a", "1. [x] a", "- [ ] a\n  - [x] b",
  "* [ ] a\n* [x] b", "[ ] a", "- [ ] *a* [b](c.md)",
  // Footnotes
  "a[^1]\n\n[^1]: b", "a[^x] b[^y]\n\n[^y]: c\n[^x]: d", "a[^1] b[^1]\n\n[^1]: c", "a[^1]", "[^1]: b",
  "a[^1]\n\n[^1]: b\n\n    c", "a[^1]\n\n[^1]:\n    - b", "> a[^1]\n>\n> [^1]: b", "a[^1][^2]\n\n[^1]: b\n[^2]: c",
  // Escapes and entities
  "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~", "\\a\\ü",
  "&copy; &#169; &#xA9; &auml;", "&nope; &", "&#0; &#x110000;", "&lt;b&gt;", "1 < 2 > 1 & 3 \"q\" 'r'",
]
