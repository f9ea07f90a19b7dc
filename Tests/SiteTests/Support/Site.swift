import Foundation
import Testing

/// A site that was built.
struct Site {
  let path: String
  /// What the program said while it built it.
  let messages: String
  /// Kept for as long as its site is looked at.
  var folder: ContentFolder?

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path + "/" + name)) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func page(_ name: String) throws -> Page { try Page(try text(name)) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  /// The paths of all files, in order, without the marker by which Briefing knows its own.
  var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
        var isFolder: ObjCBool = false
        return name != ".briefing-site" && FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      .sorted()
    }
  }

  var pages: [String] { get throws { try files.filter { $0.hasSuffix(".html") } } }

  /// The files in which a text stands, in their names too, whatever its case.
  func places(of text: String) throws -> [String] {
    try files.filter { name in
      let contents = try self.text(name)
      return (name + "\n" + contents).range(of: text, options: .caseInsensitive) != nil
    }
  }

  /// Every file with its bytes, the marker too.
  func snapshot() throws -> [String: Data] {
    var snapshot: [String: Data] = [:]
    for name in try files + [".briefing-site"] { snapshot[name] = try bytes(name) }
    return snapshot
  }
}
