import Output

/// A site whose every file but the assets, which never change, says of which generation it is, and whose manifest names them all.
///
/// Odd generations have files that even ones have not, so that each build adds some and removes some.
struct NumberedSite {
  var generation: Int
  var fileCount: Int

  var names: [String] {
    (0..<fileCount).map { "\(folders[$0 % folders.count])/\($0)-\($0 % 5 == 0 ? generation % 2 : 0).html" }
  }

  private var folders: [String] { ["people", "sources", "data/documents", "assets"] }

  func build(at output: String) throws(OutputFailure) {
    let site = try SiteWriter.begin(at: output)
    for name in names {
      let text = name.hasPrefix("assets/") ? "asset \(name)\n" : "generation \(generation)\n"
      try site.write(name, Array(text.utf8))
    }
    try site.write("index.html", Array("generation \(generation)\n".utf8))
    try site.write("manifest.txt", Array(((["generation \(generation)"] + names).joined(separator: "\n") + "\n").utf8))
    try site.commit()
  }
}
