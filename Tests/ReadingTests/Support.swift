import Diagnostics
import Foundation
import Programs
import Prose

@testable import Reading

/// The prose of an HTML text, with its diagnostics.
func read(_ html: String) -> (prose: Prose, properties: HTMLProperties, diagnostics: [Diagnostic]) {
  HTMLDocument.read(Array(html.utf8), file: "seeds/page.html")
}

/// What a page makes of prose, without the line ends between its blocks.
func rendered(_ prose: Prose) -> String {
  var output: [UInt8] = []
  ProseHTML().render(prose, into: &output)
  return String(decoding: output, as: UTF8.self).replacingOccurrences(of: ">\n", with: ">")
}

func rendered(_ html: String) -> String { rendered(read(html).prose) }

/// What is wrong with the structure of prose: elements that do not nest, or that lie beyond the text.
func structuralFaults(of prose: Prose) -> [String] {
  var faults: [String] = []
  let text = Array(prose.text.utf8)
  var open: [(end: Int, range: Range<Int>)] = []
  for (index, element) in prose.elements.enumerated() {
    while let last = open.last, last.end <= index { open.removeLast() }
    let parent = open.last?.range ?? 0..<text.count
    if element.range.lowerBound < parent.lowerBound || element.range.upperBound > parent.upperBound {
      faults.append("\(index) leaves its parent")
    }
    if index + element.descendants + 1 > (open.last?.end ?? prose.elements.count) { faults.append("\(index) counts too many") }
    for bound in [element.range.lowerBound, element.range.upperBound] where bound < text.count && text[bound] & 0xC0 == 0x80 {
      faults.append("\(index) cuts a character")
    }
    open.append((index + element.descendants + 1, element.range))
  }
  return faults
}

/// A folder for one test, removed with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("briefing-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ content: some Collection<UInt8>) throws -> String {
    let file = "\(path)/\(name)"
    try Data(content).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// A program of the folder: a shell script.
  ///
  /// Another process writes it: a program that this one writes cannot be run while a test beside it starts another.
  func program(_ name: String, _ script: String) throws -> Converter {
    let source = try write("\(name).sh", Array("#!/bin/sh\n\(script)\n".utf8))
    let install = InstalledProgram("install", package: "coreutils")
    _ = try install.run(arguments: ["-m", "755", source, "\(path)/\(name)"])
    let program = InstalledProgram(name, package: "a-package", searchPath: "\(path):/usr/bin:/bin")
    return Converter(program: program, reads: "test documents")
  }
}

/// Runs a closure on a thread with a stack as small as those of Swift's own threads may be.
func onSmallStack<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    let thread = Thread { continuation.resume(returning: body()) }
    thread.stackSize = 512 << 10
    thread.start()
  }
}
