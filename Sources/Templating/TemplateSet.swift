import Diagnostics
import Parallel

/// The templates of a site, parsed. Compile one for a view to render it.
public struct TemplateSet: Sendable {
  private let library: TemplateLibrary

  /// Parses templates. Of two with one name the later one counts, so that a site's own follow the built-in ones.
  ///
  /// What is wrong with a template is reported when it is compiled, or included by one that is.
  public init(sources: [TemplateSource]) {
    library = TemplateLibrary(sources)
  }

  /// Compiles a template for a kind of view.
  ///
  /// Partials, parents and blocks are compiled with it, each for the context in which it is used.
  ///
  /// - Parameter name: The name of the source: `person.html`.
  /// - Throws: All that is wrong with the template and with what it includes.
  public func compile<V: View>(_ name: String, for view: V.Type) throws(TemplateFailure) -> Template<V> {
    let program = try compile(name, for: .object { V.fields.shape })
    return Template { program }
  }

  /// Compiles a template for any kind of value.
  func compile(_ name: String, for kind: Kind) throws(TemplateFailure) -> Program {
    guard let index = library.find(name, for: nil) else { throw missing(name) }
    var compiler = Compiler(library, format: library.syntaxes[index].format)
    compiler.compile(index, for: kind)
    guard compiler.diagnostics.isEmpty else { throw TemplateFailure(diagnostics: compiler.diagnostics.sorted()) }
    return compiler.program
  }

  private func missing(_ name: String) -> TemplateFailure {
    if let source = library.unknownFormats.last(where: { $0.name == name }) {
      let help = "name it `.html`, `.xml`, `.svg` or `.txt`, which says how values are escaped"
      let message = "the name `\(name)` does not say what format the template has"
      return TemplateFailure(diagnostics: [Diagnostic(.error, "template-format", message, at: Location(file: source.file), help: help)])
    }
    let help = library.suggestion(for: name, format: nil)
    return TemplateFailure(diagnostics: [Diagnostic(.error, "template-missing", "there is no template `\(name)`", help: help)])
  }
}

/// What is wrong with a template and with what it includes.
public struct TemplateFailure: Error, Sendable {
  /// At least one, in the order of their places.
  public let diagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// A template, compiled for one kind of view. It can be rendered on many threads at once.
public struct Template<V>: Sendable {
  private let program: Deferred<Program>

  init(_ program: @escaping @Sendable () -> Program) { self.program = Deferred(program) }

  /// Writes a page at the end of the output, in UTF-8.
  public func render(_ view: V, into output: inout [UInt8]) {
    withUnsafePointer(to: view) { Machine.run(program.value, on: .items(Items(object: UnsafeRawPointer($0))), into: &output) }
  }
}
