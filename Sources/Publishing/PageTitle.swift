/// What a page calls itself: the text of its `<title>`, without the name of the whole site behind it.
func pageTitle(of page: [UInt8], site: String) -> String? {
  let head = String(decoding: page.prefix(8192), as: UTF8.self)
  guard let start = head.firstRange(of: "<title>"), let end = head[start.upperBound...].firstRange(of: "</title>") else { return nil }
  var title = String(head[start.upperBound..<end.lowerBound])
  for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
    title = title.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
  }
  let suffix = " – " + site
  return title.hasSuffix(suffix) && title.count > suffix.count ? String(title.dropLast(suffix.count)) : title
}
