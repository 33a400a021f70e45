extension Code {
  static let schemaCodes: [Code] = []
}
