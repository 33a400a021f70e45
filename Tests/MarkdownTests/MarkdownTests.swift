import Testing
import Diagnostics
import Markdown
@Test func show() throws {
  let d = try document("""
    a[^B] b[^1] c[^B]

    > [^1]: one
    > x [^b]

    - [^b]: two

      | q |
      |--|
      | <b>

    > - quote <i> and
    >   [bad](data:x) `<u>
    >   <u>` <u> [a
    >   b](foo:x) <em
    >   x="y">

    [ref]: javascript:x
    [other]: o.md
    [ref] and ![**x** [a](b)](http://x.y/z.png)
    <https://a.b> <ftp://x.y> ftp://q.r/s &lt;b> \\<b> <b>

    head para
    | a | <s>b</s> |
    |---|---|
    | \\| | ü <b> | <x>
    | &amp; ` | ` | <b> |
    """)
  print(d.filled); print(d.plainText); print(d.places, d.excerpt, d.words, d.anchors)
  for x in d.diagnostics { print(x.place!.line, x.place!.excerpt); print("   ", String(repeating:" ", count:x.place!.caretIndent)+String(repeating:"^",count:x.place!.caretWidth), x.message, "-", x.hint ?? "") }
}
