/// What is added to a page when it is served: the script that keeps it up to date, and what that has to know.
struct ServedPage {
  var session: String
  var edition: String?
  var path: String
  /// Tells one state of it from another, 0 where there is no such page, -1 where that is not known yet; and the build that was the
  /// last when it was served.
  var version: Int
  var number: Int

  /// The page with the script at the end of its head; at its end where it has none.
  func adding(to page: [UInt8]) -> [UInt8] {
    let end = Array("</head>".utf8)
    let place = page.firstRange(of: end)?.lowerBound ?? page.count
    return page[..<place] + Array(tag.utf8) + page[place...]
  }

  private var tag: String {
    """
    <script src="/.briefing/live.js" data-session="\(session)" data-edition="\(Self.escaped(edition ?? ""))" \
    data-path="\(Self.escaped(path))" data-version="\(version)" data-number="\(number)"></script>

    """
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
