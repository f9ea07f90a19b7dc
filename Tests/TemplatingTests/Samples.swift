import Diagnostics

@testable import Templating

/// A value without a view type, whose shape is read off it.
indirect enum Sample: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  case text(String)
  case html(String)
  case url(String)
  case json(String)
  case flag(Bool)
  case number(Int)
  case choice(String, of: [String])
  case list([Sample])
  case object([(String, Sample)])
  /// An object that is missing but could have these names.
  case missing([(String, Sample)])

  init(stringLiteral value: String) { self = .text(value) }
  init(arrayLiteral elements: Sample...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Sample)...) { self = .object(elements) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(integerLiteral value: Int) { self = .number(value) }

  /// The kind of the value; a list is as its first item, or of texts.
  var kind: Kind {
    switch self {
    case .text: return .text
    case .html: return .html
    case .url: return .url
    case .json: return .json
    case .flag: return .flag
    case .number: return .number
    case .choice(_, let names): return .choice(names)
    case .list(let items): return .list(of: items.first?.kind ?? .text)
    case .object(let members), .missing(let members):
      let fields = members.enumerated().map { place, member in
        Shape.Member(
          name: member.0, kind: member.1.kind, isOptional: false, documentation: "",
          source: .made { $0.assumingMemoryBound(to: Sample.self).pointee.value(ofMember: place) })
      }
      let shape = Shape("Data", "", fields: fields)
      return .object { shape }
    }
  }

  var value: Templating.Value {
    switch self {
    case .text(let text), .url(let text), .choice(let text, _): .text(text)
    case .html(let text), .json(let text): .bytes(Array(text.utf8))
    case .flag(let flag): .flag(flag)
    case .number(let number): .number(number)
    case .list(let items): .items(Items(made: items) { $0.assumingMemoryBound(to: Sample.self).pointee.value })
    case .object: .items(Items(made: [self]))
    case .missing: .nothing
    }
  }

  private func value(ofMember place: Int) -> Templating.Value {
    if case .object(let members) = self { members[place].1.value } else { .nothing }
  }
}

/// A template with what it includes, by name; `page` is the one that is rendered.
struct Site {
  var set: TemplateSet
  var suffix: String

  init(_ page: String, _ others: [String: String] = [:], suffix: String = ".html") {
    self.suffix = suffix
    let all = others.merging(["page": page]) { other, _ in other }
    set = TemplateSet(
      sources: all.map { name, text in
        TemplateSource(name: name + suffix, file: "Templates/\(name)\(suffix)", text: Array(text.utf8))
      })
  }

  func render(_ data: Sample) throws -> String {
    let program = try set.compile("page" + suffix, for: data.kind)
    var output: [UInt8] = []
    Machine.run(program, on: Sample.list([data]).value, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  func render<V: View>(_ view: V) throws -> String {
    var output: [UInt8] = []
    try set.compile("page" + suffix, for: V.self).render(view, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// What is wrong with the page, each as a line; empty where nothing is.
  func problems(_ data: Sample = [:]) -> [String] {
    do {
      _ = try set.compile("page" + suffix, for: data.kind)
      return []
    } catch {
      return error.diagnostics.map(\.line)
    }
  }
}

extension Diagnostic {
  /// `file:line:column: message [rule] (help)`, the file without its folder and suffix.
  var line: String {
    let place = location.map { "\($0.file.split(separator: "/").last?.split(separator: ".").first ?? ""):\($0.line):\($0.column): " }
    return (place ?? "") + "\(message) [\(rule)]" + (help.map { " (\($0))" } ?? "")
  }
}
