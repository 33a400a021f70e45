extension Code {
  static let escapingCodes: [Code] = []
}
