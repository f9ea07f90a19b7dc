import Diagnostics

/// The instructions for partials, parents and blocks.
extension Compiler {
  mutating func emitPartial(
    _ name: Name, overrides: [String: BlockReference], _ indentation: [UInt8], in scope: inout Scope
  ) {
    let candidates = candidates(for: name, in: scope)
    if !indentation.isEmpty { emit(.indent(store(indentation))) }
    if let (access, templates) = candidates.choice {
      var choice: [String: Call] = [:]
      var end: Place?
      for (candidate, template) in templates {
        let (call, place) = call(template, name, from: scope, adding: overrides)
        choice[candidate] = call
        if let previous = end, previous.joined(with: place) == nil {
          reportBranch(name, start: previous, end: place, in: scope)
        }
        end = end.map { $0.joined(with: place) ?? $0 } ?? place
      }
      program.choices.append(choice)
      emit(.choose(access, choice: program.choices.count - 1))
      scope.place = end ?? scope.place
    } else if let template = candidates.template {
      let (call, end) = call(template, name, from: scope, adding: overrides)
      emit(.call(call))
      scope.place = end
    }
    if !indentation.isEmpty { emit(.outdent(indentation.count)) }
  }

  /// The template that a name names, or the templates that its value can name.
  private mutating func candidates(
    for name: Name, in scope: Scope
  ) -> (template: Int?, choice: (Access, [(String, Int)])?) {
    guard name.isDynamic else { return (template(name.text, name, in: scope), nil) }
    guard case .value(let access, let kind, _) = resolve(name, in: scope) else { return (nil, nil) }
    guard case .choice(let names) = kind else {
      report(
        "template-kind", "`\(name.text)` is \(kind.article), which does not say what templates it can name", at: name.offset,
        in: scope.template, help: "only a value out of a fixed set can name a partial")
      return (nil, nil)
    }
    return (nil, (access, names.compactMap { candidate in template(candidate, name, in: scope).map { (candidate, $0) } }))
  }

  private mutating func template(_ text: String, _ name: Name, in scope: Scope) -> Int? {
    let syntax = templates.syntaxes[scope.template]
    guard let index = templates.find(text, for: syntax.format) else {
      report(
        "template-missing", "there is no template `\(text)`", at: name.offset, in: scope.template,
        help: templates.suggestion(for: text, format: syntax.format))
      return nil
    }
    let format = templates.syntaxes[index].format
    guard format == syntax.format else {
      report(
        "template-format", "`\(text)` is \(format.title), and this template is \(syntax.format.title)", at: name.offset,
        in: scope.template, help: "include templates of the same format")
      return nil
    }
    return index
  }

  mutating func emitBlock(_ index: BlockIndex, in scope: inout Scope) {
    let site = templates[BlockReference(template: scope.template, block: index)]
    let name = site.name.text
    if !site.indentation.isEmpty {
      emit(.indent(store(site.indentation)))
      if site.isStandalone { emit(.lineStart) }
    }
    let override = scope.overrides[name]
    let outer = scope
    if let override { scope.template = override.template }
    // Within itself a block means its default, so that it cannot contain itself.
    scope.overrides[name] = nil
    emit(override.map { templates[$0].nodes } ?? site.nodes, in: &scope)
    scope.template = outer.template
    scope.overrides = outer.overrides
    if !site.indentation.isEmpty { emit(.outdent(site.indentation.count)) }
  }

  /// Reports blocks that would replace none.
  mutating func checkBlocks(_ blocks: [String: BlockReference], of parent: Name, in scope: Scope) {
    let format = templates.syntaxes[scope.template].format
    guard !parent.isDynamic, let index = templates.find(parent.text, for: format) else { return }
    guard let known = templates.blockNames(of: index) else { return }
    for (name, block) in blocks where !known.contains(name) {
      let offered = known.isEmpty ? "it has none" : "it has " + known.sorted().map { "`\($0)`" }.joined(separator: ", ")
      let help = nearestName(to: name, among: known).map { "did you mean `\($0)`? \(offered)" } ?? offered
      report(
        "template-block", "`\(parent.text)` has no block `\(name)`", at: templates[block].name.offset, in: block.template, help: help)
    }
  }
}
