// In whose name a portal names things for other programs: its host; where nobody knows one, a name that can be no host.

import HTML

struct PortalNames {
  /// `learning.example.com`, or `larkspur-ferries-harbours.invalid`. Source: RFC 2606, 2.
  let authority: String

  init(baseURL: String?, organisation: String) {
    if let baseURL {
      authority = TagURIs.authority(of: baseURL)
      return
    }
    let words = organisation.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    authority = (words.isEmpty ? "portal" : words.joined(separator: "-")) + ".invalid"
  }
}
