extension Code {
  static let contentCodes: [Code] = []
}
