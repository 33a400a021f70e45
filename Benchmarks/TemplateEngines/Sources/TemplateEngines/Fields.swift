// The roster's fields by name, for the engines that look values up while they render.

extension Person {
  func field(_ name: String) -> Any? {
    switch name {
    case "number": number
    case "name": self.name
    case "note": note
    case "address": address
    case "active": isActive
    case "team": team
    case "score": score
    case "mentor": mentor
    case "tags": tags
    default: nil
    }
  }
}

extension Team {
  func field(_ name: String) -> Any? {
    switch name {
    case "name": self.name
    case "harbour": harbour
    default: nil
    }
  }
}

extension Harbour {
  func field(_ name: String) -> Any? { name == "town" ? town : nil }
}
