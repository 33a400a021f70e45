// What addresses are made of file names, and which names are refused.

import Testing

@testable import Content

@Suite struct SlugTests {
  @Test(arguments: [
    ("My Story", "my-story"),
    ("Fewer raised voices at Pier 2", "fewer-raised-voices-at-pier-2"),
    ("Tomás Ferreira-Holt", "tomas-ferreira-holt"),
    ("Straße & Fährhafen", "strasse-fahrhafen"),
    ("What the simulator didn’t fix", "what-the-simulator-didnt-fix"),
    ("What the simulator didn't fix", "what-the-simulator-didnt-fix"),
    ("  --- spaced ___ out ---  ", "spaced-out"),
    ("Œuvre Ærø Łódź þing", "oeuvre-aero-lodz-thing"),
    ("e\u{301}tude", "etude"),
    ("研修の成果", "研修の成果"),
    ("Обучение 2026", "обучение-2026"),
    ("हिन्दी", "हिन्दी"),
    ("!!!", ""),
    ("\u{301}", ""),
    ("a\u{0}b", "a-b"),
  ])
  func makes(_ text: String, _ slug: String) {
    #expect(Slug.make(from: text) == slug)
  }

  @Test(arguments: ["", "con", "nul", String(repeating: "a", count: 201)])
  func refuses(_ slug: String) {
    #expect(Slug.fault(in: slug) != nil)
  }

  @Test func acceptsTheLongest() {
    #expect(Slug.fault(in: String(repeating: "a", count: 200)) == nil)
  }

  @Test(arguments: [
    ("jo@larkspur.example", true), ("jo-example-at-larkspur-com", true), ("staff-100432", true),
    ("p2-20261103", false), ("emp-4711", true), ("emp4711", true), ("Staff No 123", true), ("id-99", true),
    ("employee_12", true), ("staff-2026", false), ("first-90-days", false), ("grid-12", false), ("staff-5", false),
    ("the-staff-of-24", false), ("top-100", false), ("covid-19", false),
    ("20269999", true), ("one-year-2026", false), ("pier-2", false), ("look-at-this", false),
  ])
  func personalNames(_ name: String, _ isPersonal: Bool) {
    #expect(PersonalSlug.isPersonal(name) == isPersonal)
  }
}
