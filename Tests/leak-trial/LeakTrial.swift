import Diagnostics
import Dossier
import Foundation
import Leaks
import Pages
import Reading
import Templates

// leak-trial FOLDER EDITION SITE [TIMES]
// Searches the files of a folder for what an edition of a content folder withholds, so many times over, on one thread. Tells what it finds on
// the standard output, and on the standard error how much it read; seconds are those of the processor, so that a busy machine does not matter.
@main
struct LeakTrial {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let check = await check(of: arguments[1], by: arguments[2]) else {
      print("usage: leak-trial FOLDER EDITION SITE [TIMES], where the edition withholds something")
      exit(64)
    }
    let files = files(in: arguments[3])
    let times = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
    let start = clock()
    var found: [Diagnostic] = []
    for _ in 0..<times { found = files.flatMap { check.leaks(in: $0.path, $0.bytes) } }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    for leak in found { print(leak.location.map { "\($0)" } ?? "", leak.message) }
    let size = files.reduce(0) { $0 + $1.bytes.count } * times / 1_000_000
    let rate = Int(Double(size) / seconds)
    let report = "\(files.count) files, \(size) MB in \(seconds) CPU seconds: \(rate) MB a CPU second, \(found.count) found\n"
    FileHandle.standardError.write(Data(report.utf8))
  }

  private static func check(of folder: String, by name: String) async -> LeakCheck? {
    var memory = ReadingMemory()
    let content = await ContentFolder.read(folder, jobs: 2, remembering: &memory).folder
    var assemblies = AssemblyMemory()
    let dossier = await Dossier.assembled(
      from: content.statements, configuration: content.configuration, files: content.media, jobs: 2, remembering: &assemblies
    ).dossier
    guard let edition = dossier.configuration.editions.first(where: { $0.name == name }) else { return nil }
    let file = BuiltInTemplates.all.first { $0.name == "words-en.yml" }!
    let words = Words((try? WordsFile.read(file.bytes, file: file.name).texts) ?? [:], language: "en")
    let interface = BuiltInTemplates.all.map { LeakCheck.InterfaceFile(name: $0.name, bytes: $0.bytes, isOwn: false) }
    return LeakCheck(of: dossier, by: edition, interface: interface, words: words.all)
  }

  private static func files(in folder: String) -> [(path: String, bytes: [UInt8])] {
    (FileManager.default.subpaths(atPath: folder) ?? []).sorted().compactMap { path in
      FileManager.default.contents(atPath: "\(folder)/\(path)").map { (path, Array($0)) }
    }
  }
}
