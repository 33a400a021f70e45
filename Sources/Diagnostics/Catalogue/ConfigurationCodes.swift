extension Code {
  static let configurationCodes: [Code] = []
}
