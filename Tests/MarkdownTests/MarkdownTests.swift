import Testing
import Diagnostics
import Markdown
@Test func show() throws {
  let d = try document("""
    Intro with [link](a.md#x "t") and <b>bold</b> `<i>` www.example.com, me@example.com.

    ## Results & more

    > [!NOTE]
    > Mind the *gap* <br> and
    > [two](javascript:alert(1)).

    - [ ] one [x](y.md)
    - [x] two

    | A | B |
    |:--|--:|
    | <u>q</u> | [r](s.md) ![](p.png) |

    Foot[^1] and[^a] again[^1] and [^no]. Escaped \\[^no]

    [^1]: Note one.
    [^a]: Note two[^1]

    ```swift x
    let a = "<b>"
    ```
    """)
  print(d.filled); print(d.plainText); print(d.places, d.excerpt, d.words, d.anchors)
  for x in d.diagnostics { print(x.place!.excerpt); print(String(repeating:" ", count:x.place!.caretIndent)+String(repeating:"^",count:x.place!.caretWidth), x.message, "-", x.hint ?? "") }
}
