import Diagnostics

/// The files of a content folder, by what they are for.
struct FolderListing: Sendable {
  /// Paths relative to the content folder, in the order of their bytes.
  var texts: [String] = []
  var metadata: [String] = []
  /// Everything else: pictures and other files that pages may refer to.
  var media: [String] = []
  /// Of files that are links, the path that they lead to, relative to the content folder.
  var links: [String: String] = [:]
  var diagnostics: [Diagnostic] = []
  /// The texts that are complained of and not to be read.
  var refused: Set<String> = []
  /// Whether metadata may stand in what could not be listed or read.
  var hidesMetadata = false
  /// What keeps the folder of seeds itself from being listed.
  fileprivate var failure: SystemError?

  static let textSuffixes: Set = ["md", "markdown", "txt", "html", "htm", "pdf", "docx"]
  /// Larger texts are refused before they are read.
  static let maximumSize = 64 << 20

  /// How large a file with content may be, in bytes.
  static func limit(ofFile path: String) -> Int {
    ["yml", "yaml"].contains(path.suffixOfFile.lowercased()) ? YAMLReader.maximumSize : maximumSize
  }

  /// Lists the folder of seeds.
  ///
  /// - Parameters:
  ///   - root: The content folder's path.
  ///   - seeds: The folder of seeds, relative to it; empty where it is the content folder itself.
  ///   - leavingOut: Paths relative to the content folder that hold no content: output and templates.
  init(root: String, seeds: String, leavingOut: Set<String>) {
    guard let real = FileAccess.realPath(root) else { return }
    var lister = Lister(root: root, realRoot: real, leavingOut: leavingOut)
    lister.listSeeds(seeds)
    self = lister.listing
    warnOfUnreadKinds()
  }

  /// Files that people take for documents and that are not read as such.
  private static let unreadSuffixes: Set = ["rtf", "odt", "doc", "pages", "epub", "eml", "msg", "tex", "wpd", "wps", "rst", "org", "djvu"]

  /// Says which files that look like documents are none. One beside a text of its name is where that text came from.
  private mutating func warnOfUnreadKinds() {
    let stems = Set(texts.map(\.withoutSuffix))
    for path in media where !Self.isMedia(path) && !stems.contains(path.withoutSuffix) {
      let suffix = path.suffixOfFile.lowercased()
      guard Self.unreadSuffixes.contains(suffix) else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, "unread-kind", "files of this kind (.\(suffix)) are not read: this is no document of the briefing",
          at: Location(file: path),
          help: (IncomingDocument.suffixes.contains(suffix)
            ? "take it in with `briefing add`" : "convert it to .docx, .pdf, .html, .md or .txt")
            + "; where it is only to be linked to, move it to media/"))
    }
  }

  /// Whether a file stands in the folder of what is copied and not read.
  static func isMedia(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2).dropFirst().first?.elementsEqual("media".utf8) ?? false
  }

  /// What is wrong with the folder of seeds as a whole.
  func faults(seeds: String, namedAt place: Location?) -> [Diagnostic] {
    let place = place ?? Location(file: "briefing.yml")
    if let failure {
      let help =
        failure.isMissing
        ? "make it and put the documents there, or name the folder that holds them: `seeds: …`" : "name the folder that holds the documents"
      let what = failure.isMissing ? "there is no folder “\(seeds)”" : "the folder “\(seeds)” cannot be read: \(failure.message)"
      return [Diagnostic(.error, "missing-seeds", what, at: place, help: help)]
    }
    if texts.isEmpty, metadata.isEmpty, diagnostics.isEmpty {
      return [
        Diagnostic(
          .warning, "empty-seeds", "the folder “\(seeds)” holds no documents and no metadata", at: place,
          help: "put a .md, .txt, .html, .pdf or .docx file there, and what it says beside it as .yml")
      ]
    }
    return []
  }

  fileprivate init() {}
}

private struct Lister {
  let root: String
  let realRoot: String
  let leavingOut: Set<String>
  var listing = FolderListing()

  init(root: String, realRoot: String, leavingOut: Set<String>) {
    self.root = root
    self.realRoot = realRoot
    self.leavingOut = leavingOut
  }

  mutating func list(_ folder: String, depth: Int) {
    guard depth < 64 else {
      complain("folder-depth", "folders are nested more than 64 deep", folder, help: "move the files up")
      return
    }
    // A site that was put there, under whatever name: its pages are no documents, and of another edition, maybe.
    if depth > 0, (try? FileAccess.kind(of: "\(root)/\(folder)/.briefing-site")) != nil { return }
    do throws(SystemError) {
      for entry in try FileAccess.entries(inFolder: folder.isEmpty ? root : "\(root)/\(folder)") {
        let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
        if !leavingOut.contains(path) { addOrComplain(path, entry.kind, depth: depth) }
      }
    } catch {
      if depth == 0 {
        listing.failure = error
      } else {
        complain(
          "unreadable", "this folder cannot be read: \(error.message)", folder, help: "make it readable, or move it out of the folder")
      }
      listing.hidesMetadata = true
    }
  }

  /// Lists the folder of seeds, which may be a link to a folder of the content folder.
  mutating func listSeeds(_ seeds: String) {
    if !seeds.isEmpty, let real = FileAccess.realPath("\(root)/\(seeds)"), !(real + "/").hasPrefix(realRoot + "/") {
      complain(
        "link-outside", "this link leads out of the content folder", seeds,
        help: "copy the files into the folder: a link could publish what should stay private")
      listing.hidesMetadata = true
      return
    }
    list(seeds, depth: 0)
  }

  private mutating func addOrComplain(_ path: String, _ kind: Result<FileKind, SystemError>, depth: Int) {
    if path.unicodeScalars.contains("\u{FFFD}") {
      complain("file-name", "the name of this file is not in UTF-8", path, help: "rename the file")
      return
    }
    do throws(SystemError) {
      add(path, try kind.get(), depth: depth)
    } catch {
      complain("unreadable", "this file cannot be read: \(error.message)", path, help: "make it readable, or move it out of the folder")
      listing.hidesMetadata = true
    }
  }

  private mutating func add(_ path: String, _ kind: FileKind, depth: Int) {
    switch kind {
    case .folder: list(path, depth: depth + 1)
    case .file(let size): addFile(path, size: size)
    case .link: addLink(path)
    case .special:
      complain("special-file", "this is a pipe, a socket or a device, not a file", path, help: "remove it from the folder")
      refuse(path)
    }
  }

  private mutating func addLink(_ path: String) {
    do throws(SystemError) {
      let target = try FileAccess.target(ofLink: "\(root)/\(path)")
      guard target.path.hasPrefix(realRoot + "/") else {
        complain(
          "link-outside", "this link leads out of the content folder", path,
          help: "copy the file into the folder: a link could publish what should stay private")
        refuse(path)
        return
      }
      switch target.kind {
      case .file(let size):
        listing.links[path] = String(target.path.dropFirst(utf8: realRoot.utf8.count + 1))
        addFile(path, size: size)
      case .folder: complain("link-to-folder", "links to folders are not followed", path, help: "move the folder here, or remove the link")
      default: complain("special-file", "this is a pipe, a socket or a device, not a file", path, help: "remove it from the folder")
      }
    } catch {
      complain("link-broken", "this link leads nowhere: \(error.message)", path, help: "mend the link or remove it")
      refuse(path)
    }
  }

  /// Keeps a text as one that is not read, so that what is said of it is no further fault.
  private mutating func refuse(_ path: String) {
    let suffix = path.suffixOfFile.lowercased()
    if FolderListing.textSuffixes.contains(suffix) {
      listing.texts.append(path)
      listing.refused.insert(path)
    } else if suffix == "yml" || suffix == "yaml" || suffix.isEmpty {
      listing.hidesMetadata = true
    }
  }

  private mutating func addFile(_ path: String, size: Int) {
    let suffix = path.suffixOfFile.lowercased()
    let limit = FolderListing.limit(ofFile: path)
    let isContent = FolderListing.textSuffixes.contains(suffix) || suffix == "yml" || suffix == "yaml"
    if isContent, size > limit {
      complain(
        "too-large", "a file of \(size >> 20) MB is more than Briefing reads (\(limit >> 20) MB)", path,
        help: "split it, or move it to media/")
      if FolderListing.textSuffixes.contains(suffix) {
        listing.texts.append(path)
        listing.refused.insert(path)
      } else {
        listing.hidesMetadata = true
      }
    } else if FolderListing.isMedia(path) || !isContent {
      listing.media.append(path)
    } else if suffix == "yml" || suffix == "yaml" {
      listing.metadata.append(path)
    } else {
      listing.texts.append(path)
    }
  }

  private mutating func complain(_ rule: String, _ message: String, _ path: String, help: String) {
    listing.diagnostics.append(Diagnostic(.error, rule, message, at: Location(file: path), help: help))
  }
}

extension String {
  /// What stands behind the last dot of the file's name; empty where there is none.
  var suffixOfFile: String { suffixDot.map { String(self[utf8.index(after: $0)...]) } ?? "" }

  /// The path without the suffix of its file.
  public var withoutSuffix: String {
    guard let dot = suffixDot, utf8.index(after: dot) < endIndex else { return self }
    return String(self[..<dot])
  }

  /// The dot before the suffix of the path's file.
  private var suffixDot: String.Index? {
    guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return dot > utf8.lastIndex(of: UInt8(ascii: "/")) ?? startIndex ? dot : nil
  }
}
