// The links of the feedback block: RFC 6068 mail, and forms.

import Testing

@testable import Site

@Suite struct FeedbackTests {
  private let subject = FeedbackSubject(
    title: "Köder & \"Haken\"?", url: "https://l.example/stories/a/", slug: "a", type: "story")

  @Test func mailIsEncodedByRFC6068() {
    let urls = FeedbackMail(to: "l+d@larkspur.example", about: subject).urls
    #expect(urls.count == FeedbackKind.allCases.count)
    let url = urls[2]
    #expect(
      url.hasPrefix(
        "mailto:l+d@larkspur.example?subject=Suggestion%3A%20K%C3%B6der%20%26%20%22Haken%22%3F&body=What%20should"))
    #expect(url.contains("%0D%0A"))
    #expect(!url.contains("+&") && !url.contains(" "))
  }

  @Test func mailStaysShort() {
    let long = FeedbackSubject(
      title: String(repeating: "é", count: 3000), url: "https://l.example/", slug: "a", type: "story")
    for url in FeedbackMail(to: "a@b.example", about: long).urls {
      #expect(url.utf8.count <= FeedbackMail.longest)
    }
  }

  @Test func formTakesThePagesData() {
    let url = FeedbackForm.url(
      "https://f.example/?t={title}&s={slug}&k={type}&a={answer}&u={url}", .usefulNo, about: subject)
    #expect(
      url
        == "https://f.example/?t=K%C3%B6der%20%26%20%22Haken%22%3F&s=a&k=story&a=useful-no&u=https%3A%2F%2Fl.example%2Fstories%2Fa%2F"
    )
  }

  @Test(arguments: [
    ("https://f.example/?t={title}", 0), ("https://f.example/?t={tilte}", 1), ("ftp://f.example/{x}{y}", 3),
    ("javascript:{title}", 1), ("https://{url}/", 1), ("https://", 1), ("https:///x", 1),
    ("https://f.example/ x", 1),
    ("https://f.example/\" onclick=", 1), ("https://f.example/{title", 1), ("https://f.example?u={url}", 0),
  ])
  func formIsChecked(_ form: String, _ faults: Int) {
    #expect(FeedbackForm.faults(of: form).count == faults)
  }
}
