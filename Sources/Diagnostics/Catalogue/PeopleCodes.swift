extension Code {
  static let peopleCodes: [Code] = []
}
