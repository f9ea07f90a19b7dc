import CMarkGFM

extension MarkdownParser.RenderingOptions {
  /// The options in cmark-gfm's own bits.
  var cmark: CInt {
    var bits: CInt = 0
    if contains(.smartPunctuation) { bits |= CMARK_OPT_SMART }
    if contains(.fullInfoString) { bits |= CMARK_OPT_FULL_INFO_STRING }
    if contains(.tableStyleAttributes) { bits |= CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES }
    return bits
  }
}
