import Diagnostics
import Dispatch
import Dossier
import Prose
import Reading
import Templates

/// Something that reads what anybody may have written: it must neither crash nor hang, whatever the bytes are.
struct Target: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  static let all = [
    Target(name: "sidecar") { folder(["seeds/note.txt": note, "seeds/note.yml": $0]) },
    Target(name: "front-matter") { folder(["seeds/note.md": $0]) },
    Target(name: "configuration") { folder(["briefing.yml": $0, "seeds/note.txt": note, "seeds/note.yml": sidecar]) },
    Target(name: "dates", run: date),
    Target(name: "evidence", run: evidence),
  ]

  /// What mutation puts in: words of the formats, and what readers have stumbled over elsewhere.
  static let tokens = [
    "\n", "\n  ", "\n    - ", ": ", "- ", "{", "}", "[", "]", "\"", "'", "|\n", ">-\n", "#", "&a", "*a", "!!str ", "---\n", "...\n",
    "\t", "\r\n",
    "\u{FEFF}", "\u{0}", "\u{202E}", "\u{AD}", "\u{301}", "é", "ﬁ", "…", "’", "–", "𝒜", "null", "~", "evidence: ",
    "quote: ", "prefix: ", "suffix: ",
    "document: ", "people:\n", "meetings:\n", "positions:\n", "according-to: ", "via: ", "marking: ", "TLP:RED", "same-as: ",
    "date: ", "mentions: ",
    "2023-04~", "196X", "../2023", "2023-23", "2023-02-30", "/..", "?", "-0001", "9999999999", "[[", "]]", "[[doc:note]]",
    "](", "```\n", "<b>",
    "sides:\n", "editions:\n", "ceiling: ", "targets:\n", "defaults:\n", "seeds: ", "../", "retells: ", "digest: sha256-",
  ]

  // MARK: Folders

  private static let note = Array("Ada Quill met Mr. Lovelace in Oslo on 3 May.\n\nThey met again in Oslo, and “agreed”.\n".utf8)
  private static let sidecar = Array("people:\n  ada: {name: Ada Quill, evidence: Ada Quill met Mr. Lovelace}\n".utf8)

  /// Reads a content folder with these files, and puts together what it says.
  private static func folder(_ files: [String: [UInt8]]) {
    let root = FolderOfOwn.path
    for (path, bytes) in files { Files.write(bytes, to: "\(root)/\(path)") }
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      var memory = ReadingMemory()
      let content = await ContentFolder.read(root, jobs: 1, remembering: &memory).folder
      var assembly = AssemblyMemory()
      let put = await Dossier.assembled(
        from: content.statements, configuration: content.configuration, files: content.media, jobs: 1, remembering: &assembly)
      let (dossier, faults) = (put.dossier, put.diagnostics)
      var lines = SourceLines(root: root)
      for fault in (content.diagnostics + faults).prefix(20) {
        guard let place = fault.location else { continue }
        _ = lines.excerpt(at: place, width: 80)
        if let repair = fault.repair, let bytes = ContentFolder.bytes(of: place.file, in: root) {
          _ = ValueRepair.replacing(repair, at: place, in: bytes)
        }
      }
      for (path, bytes) in files where !path.hasSuffix(".txt") {
        _ = KeyInsertion.inserting("digest", "sha256-0", intoDocumentOf: bytes, isMarkdown: path.hasSuffix(".md"))
      }
      _ = await dossier.nameCandidates(atLeast: 1, jobs: 1)
      _ = SupportReport(dossier).tally
      let editions = [Edition(name: "public", ceiling: content.configuration.markings.lowest)] + content.configuration.editions
      for edition in editions.prefix(3) { _ = Publication(of: dossier, edition: edition) }
      done.signal()
    }
    done.wait()
  }

  // MARK: Dates and passages

  private static let dateWords = DateWords(
    BuiltInTemplates.all.first { $0.name == "words-en.yml" }.flatMap { try? WordsFile.read($0.bytes, file: $0.name).texts } ?? [:])

  private static func date(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(EDTFError) {
      let date = try EDTF(parsing: text)
      _ = (dateWords.text(date), dateWords.text(date, .short), date.latestDay, date.htmlDateTime)
      // What was read is written as it can be read.
      precondition((try? EDTF(parsing: date.description)) == date, "\(date.description) is read otherwise than \(text)")
    } catch {
      _ = (error.message, error.help)
    }
  }

  /// Text, quote, prefix and suffix, parted by lines of `=`.
  private static func evidence(_ bytes: [UInt8]) {
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n=\n", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return }
    let (text, quote) = (parts[0], parts[1])
    let prefix = parts.count > 2 && !parts[2].isEmpty ? parts[2] : nil
    let suffix = parts.count > 3 && !parts[3].isEmpty ? parts[3] : nil
    for isPaged in [false, true] {
      let index = PassageIndex(text: text, joinsHyphenatedLines: isPaged)
      let match = index.find(quote: quote, prefix: prefix, suffix: suffix)
      if let range = match.range { precondition(range.lowerBound >= 0 && range.upperBound <= text.utf8.count) }
      if case .notFound(let nearest?) = match {
        precondition(nearest.range.upperBound <= text.utf8.count)
        _ = (nearest.difference.documentText(), nearest.difference.quoteText())
      }
      _ = Excerpt.ranges(around: match.range.map { [$0] } ?? [], words: 12, in: text)
    }
  }
}

/// A content folder that every run writes its files into.
private enum FolderOfOwn {
  static let path: String = {
    let root = Files.scratch
    Files.makeFolder("\(root)/folder")
    Files.makeFolder("\(root)/folder/seeds")
    Files.write(Array("title: Fuzz\n".utf8), to: "\(root)/folder/briefing.yml")
    return "\(root)/folder"
  }()
}
