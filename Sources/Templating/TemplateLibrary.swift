import Diagnostics

/// The parsed templates of a set.
struct TemplateLibrary: Sendable {
  private(set) var syntaxes: [Syntax] = []
  private(set) var unknownFormats: [TemplateSource] = []
  private var indices: [String: Int] = [:]

  init(_ sources: [TemplateSource]) {
    for source in sources {
      guard let format = Format(name: source.name) else {
        unknownFormats.append(source)
        continue
      }
      let syntax = Parser.parse(source, format: format)
      if let index = indices[source.name] {
        syntaxes[index] = syntax
      } else {
        indices[source.name] = syntaxes.count
        syntaxes.append(syntax)
      }
    }
  }

  subscript(reference: Compiler.BlockReference) -> Block { syntaxes[reference.template].blocks[reference.block] }

  /// The template of a name, which may leave out the format's suffix.
  func find(_ name: String, for format: Format?) -> Int? {
    if let index = indices[name] { return index }
    guard let format else { return nil }
    return format.suffixes.lazy.compactMap { indices[name + $0] }.first
  }

  /// What a name that names no template could mean.
  func suggestion(for name: String, format: Format?) -> String {
    var names = syntaxes.map(\.source.name)
    for suffix in format?.suffixes ?? [] where !name.hasSuffix(suffix) {
      names = names.map { $0.hasSuffix(suffix) ? String($0.dropLast(suffix.count)) : $0 }
    }
    if let nearest = nearestName(to: name, among: names) { return "did you mean `\(nearest)`?" }
    return "add the template or correct its name"
  }

  /// The names of all blocks that a template has, itself or through what it includes; nil where it includes what values choose.
  func blockNames(of template: Int) -> Set<String>? {
    var names = Set<String>()
    var seen: Set = [template]
    var waiting = [template]
    while let index = waiting.popLast() {
      let syntax = syntaxes[index]
      if syntax.hasDynamicReferences { return nil }
      names.formUnion(syntax.blocks.map(\.name.text))
      for case let next? in syntax.references.map({ find($0, for: syntax.format) }) where seen.insert(next).inserted {
        waiting.append(next)
      }
    }
    return names
  }
}

extension Format {
  var suffixes: [String] {
    switch self {
    case .html: [".html"]
    case .xml: [".xml", ".svg"]
    case .text: [".txt"]
    }
  }

  var title: String {
    switch self {
    case .html: "HTML"
    case .xml: "XML"
    case .text: "text"
    }
  }
}
