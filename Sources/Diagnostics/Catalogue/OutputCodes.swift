extension Code {
  static let outputCodes: [Code] = []
}
