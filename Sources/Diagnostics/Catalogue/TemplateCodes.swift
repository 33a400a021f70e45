extension Code {
  static let templateCodes: [Code] = []
}
