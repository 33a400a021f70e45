extension Code {
  static let markdownCodes: [Code] = []
}
