import Diagnostics

/// Compiles several templates of one set, and says at its end all that is wrong with any of them.
///
/// ```swift
/// var compilation = TemplateCompilation(of: set)
/// page = compilation.template("page.html")
/// feed = compilation.template("feed.xml")
/// try compilation.finish()
/// ```
public struct TemplateCompilation {
  private let set: TemplateSet
  private let isSound: Bool
  private var diagnostics: [Diagnostic] = []

  /// - Parameter isSound: Whether all are known to be without faults. Then each is compiled when it is first rendered, and never if it
  ///   is not.
  public init(of set: TemplateSet, isSound: Bool = false) { (self.set, self.isSound) = (set, isSound) }

  /// The template of a name; where it has faults, one that renders nothing, which ``finish()`` does not let pass.
  public mutating func template<V: View>(_ name: String) -> Template<V> {
    if isSound {
      return Template { [set] in
        guard let program = try? set.compile(name, for: .object { V.fields.shape }) else { preconditionFailure("\(name) has faults") }
        return program
      }
    }
    do throws(TemplateFailure) {
      return try set.compile(name, for: V.self)
    } catch {
      diagnostics += error.diagnostics
      return Template { Program() }
    }
  }

  /// - Throws: All that is wrong, each fault once: one in a partial is found again for every page that includes it, with other
  ///   names to choose from.
  public func finish() throws(TemplateFailure) {
    var known: Set<Diagnostic> = []
    let distinct = diagnostics.filter { fault in
      var place = fault
      place.help = nil
      return known.insert(place).inserted
    }
    if !distinct.isEmpty { throw TemplateFailure(diagnostics: distinct.sorted()) }
  }
}
