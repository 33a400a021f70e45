// What can be wrong with a mail, and the words for it.

import Diagnostics
import Schema

enum MailFault {
  case noTemplate(String, of: ContentType)
  case longSubject(Int)
  case repeatedSubject
  case hiddenCharacter(UInt32)
  case tooLarge(Int)
  case large(Int)
  case noAlternative(String)
  case format(String)
  case pictures(Int)
  case element(String)

  func diagnostic(at place: Place?) -> Diagnostic {
    let hint = hint
    return Diagnostic(code, message, at: place, hint: hint)
  }

  /// The same at the place where the type is declared.
  var diagnostic: Diagnostic {
    guard case .noTemplate(_, let type) = self else { return diagnostic(at: nil) }
    return diagnostic(at: Place(file: type.source.path))
  }

  private var code: Code {
    switch self {
    case .noTemplate: .missingTemplate
    case .longSubject: .longSubject
    case .repeatedSubject: .repeatedSubject
    case .hiddenCharacter: .badBytes
    case .tooLarge: .mailTooLarge
    case .large: .largeMail
    case .noAlternative: .mailPictureWithoutText
    case .format: .mailPictureFormat
    case .pictures: .mailPictures
    case .element: .mailElement
    }
  }

  private var message: String {
    switch self {
    case .noTemplate(let template, let type):
      "there is no template \"\(template)\" to lay out the mails of the type \(type.name), which has the facet mail"
    case .longSubject(let count):
      "the subject has \(count) characters, and a phone shows about \(MailRole.longestSubject)"
    case .repeatedSubject: "the preheader says the same as the subject"
    case .hiddenCharacter(let value):
      "the subject holds an invisible character, U+\(String(value, radix: 16, uppercase: true)), which can show it in another order"
    case .tooLarge(let count):
      "the mail of this entry has \(count) bytes, and Gmail cuts off what is over \(MailCheck.most)"
    case .large(let count): "the mail of this entry has \(count) bytes; over \(MailCheck.most), Gmail cuts it off"
    case .noAlternative(let source):
      "the picture \"\(source)\" in the mail has no text for readers who do not see it"
    case .format(let source): "the mail would show \"\(source)\", and mail programs show PNG, JPEG and GIF only"
    case .pictures(let count):
      "the mail shows \(count) picture\(count == 1 ? "" : "s") of the portal, which "
        + "\(count == 1 ? "does" : "do") not load where readers have to log in first"
    case .element(let name): "the mail holds <\(name)>, which mail programs take out"
    }
  }

  private var hint: String {
    switch self {
    case .noTemplate(let template, _): "write templates/\(template), or take the facet out"
    case .longSubject: "put the news first and leave out what can be left out"
    case .repeatedSubject: "let it add something: what else is in the issue"
    case .hiddenCharacter: "delete it"
    case .tooLarge, .large: "tell less, and link to the rest; the web page may stay as long as it is"
    case .noAlternative: "say what it shows: ![what it shows](picture.png)"
    case .format: "save it as PNG, or leave the picture out"
    case .pictures: "make sure that the words say everything without them"
    case .element: "take it out of the template of the mail, or of the text"
    }
  }
}
