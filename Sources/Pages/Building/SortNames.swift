@_spi(_Unicode) import Swift

extension SortKey {
  /// - Parameter name: The name as it is to be sorted.
  init(_ id: String, sorting name: String) {
    var text = String.UnicodeScalarView()
    for scalar in name.lowercased()._nfd where !scalar.properties.isDiacritic && scalar.properties.generalCategory != .nonspacingMark {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == " " { text.append(scalar) }
    }
    let folded = String(text)
    self.text = folded
    letter = folded.first { $0 != " " }.map { $0.isLetter ? $0.uppercased() : "0–9" } ?? "#"
    self.id = id
  }
}

extension String {
  /// A person's name with its last word first: the family name, as far as one can tell without being told.
  var familyNameFirst: String {
    guard let space = lastIndex(of: " ") else { return self }
    return "\(self[index(after: space)...]) \(self[..<space])"
  }

  /// A name without the English article that indexes leave out.
  var withoutArticle: String {
    for article in ["The ", "A ", "An "] where hasPrefix(article) { return String(dropFirst(article.count)) }
    return self
  }
}
