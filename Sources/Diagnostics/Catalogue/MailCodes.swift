// Faults of the mails that issues are sent as. They are outputs too, and go on with those numbers.

extension Code {
  package static let longSubject = Code(
    "L009", .warning, title: "subject is long",
    meaning:
      "Phones show about 45 characters of a subject; what stands behind them is not read before the mail is opened.",
    example: "subject: What we learned from a long and rather loud summer at the counters",
    remedy: "Put the news first, and leave out what can be left out.")
  package static let repeatedSubject = Code(
    "L010", title: "preheader repeats the subject",
    meaning:
      "Mail programs show the preheader right behind the subject, so that readers would see the same words twice.",
    example: "subject: Calmer counters, preheader: Calmer counters!",
    remedy: "Let the preheader say what else is in the issue.")
  package static let mailTooLarge = Code(
    "L011", title: "mail is too large",
    meaning:
      "Gmail cuts off what stands behind about 102 KB of a mail, and with it the way to answer. More than 100,000 bytes are refused.",
    example: "An issue with 300 items",
    remedy: "Tell less in the issue and link to the rest, or leave parts out of the mail's template.")
  package static let largeMail = Code(
    "L012", .warning, title: "mail is large",
    meaning:
      "The mail has more than 80,000 bytes. Gmail cuts off what stands behind about 102 KB, and over 100,000 bytes are refused.",
    example: "An issue with 200 items",
    remedy: "Tell less in the issue and link to the rest.")
  package static let mailPictureWithoutText = Code(
    "L013", title: "picture in a mail without text",
    meaning:
      "Most mail programs show no pictures at first. Without an alternative text there is nothing in a picture's place.",
    example: "<img src=\"wave.png\" width=\"600\"> in templates/mail/",
    remedy: "Give the picture alt=\"what it shows\", or alt=\"\" where it only decorates.")
  package static let mailPictureFormat = Code(
    "L014", title: "picture that mail programs do not show",
    meaning: "Outlook and Gmail show pictures in PNG, JPEG and GIF. An SVG or WebP would be an empty frame.",
    example: "![The course of a year](course.svg) in an issue",
    remedy: "Save the picture as PNG, or leave it out.")
  package static let mailPictures = Code(
    "L015", .warning, title: "pictures in a mail may not load",
    meaning:
      "Pictures in a mail are fetched from the portal. Where that needs a log-in or the company's network, readers see only the words.",
    example: "![Pier 2 at six](pier.png) in an issue",
    remedy: "Make sure that the words say everything, or leave the pictures to the web page.")
  package static let mailElement = Code(
    "L016", title: "element that mail programs take out",
    meaning:
      "Mail programs remove scripts, forms, frames, films and drawings, and some of them the whole mail with it.",
    example: "{{ page.body | figures(page, measures: metrics) }} in templates/mail/",
    remedy: "Say it in words and tables; a chart in a mail is a row of table cells.")
  static let mailCodes: [Code] = [
    longSubject, repeatedSubject, mailTooLarge, largeMail, mailPictureWithoutText, mailPictureFormat, mailPictures,
    mailElement,
  ]
}
