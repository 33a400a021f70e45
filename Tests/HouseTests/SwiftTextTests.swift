// The house rules are only as good as the reader beneath them, so it has its own table.

import Testing

struct SwiftTextTests {
  @Test(arguments: [
    ("let a = 1 // as! b", "let a = 1 ", [], ["// as! b"]),
    ("a /* x /* y */ z */ b", "a  b", [], ["/* x /* y */ z */"]),
    (#"f("try!")"#, #"f("")"#, ["try!"], []),
    (#"f("a\"b")"#, #"f("")"#, ["a\"b"], []),
    (##"f(#"a"b"#)"##, #"f("")"#, [#"a"b"#], []),
    (#"f("a\(g("b", (c)))d")"#, #"f("g("", (c))")"#, ["b", "a\u{FFFC}d"], []),
    (#"url("http://x")"#, #"url("")"#, ["http://x"], []),
  ])
  func takesApart(text: String, code: String, literals: [String], comments: [String]) {
    let parts = SwiftText(text)
    #expect(parts.code == code)
    #expect(parts.literals.map(\.text) == literals)
    #expect(parts.comments.map(\.text) == comments)
  }

  @Test func knowsTheLabelOfAnArgument() {
    let parts = SwiftText("f(\"a\", example: \"b\", g ? c : \"d\", of:\n  \"e\")")
    #expect(parts.literals.map(\.label) == [nil, "example", nil, "of"])
  }

  @Test func keepsLinesThroughMultilineLiterals() {
    let parts = SwiftText("let a = \"\"\"\n  one\n  \"two\"\n  \"\"\"\nlet last = 1")
    #expect(parts.literals.map(\.text) == ["\n  one\n  \"two\"\n  "])
    #expect(parts.words.last { $0.text == "last" }?.line == 5)
  }
}
