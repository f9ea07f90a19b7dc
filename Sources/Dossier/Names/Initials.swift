extension String {
  /// A person's name with initials for given names, and without what stands behind a comma: "A. M. Hill" of "Ada Mary Hill, Jr.".
  public var withInitials: String {
    var parts = prefix { $0 != "," }.split(separator: " ").map(String.init)
    for index in parts.indices.dropLast() where parts[index].first?.isUppercase == true { parts[index] = parts[index].prefix(1) + "." }
    return parts.joined(separator: " ")
  }
}
