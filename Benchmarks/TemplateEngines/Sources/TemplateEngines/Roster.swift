// The data of the measured page: a roster of 100 people, invented, with everything in it that must be escaped.

import HTML

struct Roster: Sendable {
  let title = "Who to ask on the piers & in the engine rooms <2026>"
  let site = "Larkspur Ferries & Harbours"
  let address = SitePath("roster/")
  let rows: [Person] = (1...100).map(Person.init)
}

struct Person: Sendable {
  let number: Int
  let name: String
  let note: String
  let address: SitePath
  let isActive: Bool
  let team: Team
  let score: Int
  let mentor: String?
  let tags: [String]

  init(_ number: Int) {
    self.number = number
    name = "\(Person.firstNames[number % 7]) & \(Person.lastNames[number % 5]) <\(number)>"
    note = "\"Ask\" at Pier \(number % 9 + 1)'s \(Person.words[number % 6])"
    address = SitePath("people/\(Person.firstNames[number % 7].lowercased()) \(number)/")
    isActive = number % 3 != 0
    team = Team(number)
    score = number * number % 997
    mentor = number % 4 == 0 ? nil : "\(Person.firstNames[(number + 3) % 7]) & co"
    tags = (0...number % 3).map { Person.words[($0 + number) % 6] }
  }

  private static let firstNames = ["Marta", "João", "Zoë", "Piet", "Aoife", "Lars", "Inês"]
  private static let lastNames = ["Sons", "Sea", "Friends", "Crew", "Watch"]
  private static let words = ["ropes", "tickets", "first aid", "rota", "A > B", "radio"]
}

struct Team: Sendable {
  let name: String
  let harbour: Harbour

  init(_ number: Int) {
    name = ["Counter & gate", "Deck", "Engine <room>"][number % 3]
    harbour = Harbour(town: ["Northquay", "Elm & Sea", "Larkspur"][number % 3])
  }
}

struct Harbour: Sendable {
  let town: String
}
