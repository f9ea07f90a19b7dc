extension String {
  /// A kind or a stance as prose has it: spaces between its words, where metadata has hyphens.
  var inWords: String { replacing("-", with: " ") }
}
