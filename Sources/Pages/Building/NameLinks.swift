import Dossier
import Prose

/// Names in text become links: the first time in each section, never inside links, code or headings.
extension PageBuilder {
  /// The links of a document's text, from the names that were found in it.
  func documentLinks(_ index: Int) -> [ProseHTML.Annotation] {
    links(for: site.mentions(inDocument: index), in: contents.documents[index].prose, except: nil)
  }

  /// The links of a description or of an entity's own prose.
  func nameLinks(in prose: Prose, idPrefix: String) -> [ProseHTML.Annotation] {
    guard !prose.text.isEmpty, let book = contents.nameBook else { return [] }
    return links(for: book.mentions(in: prose), in: prose, except: path)
  }

  private func links(for mentions: [EntityMention], in prose: Prose, except page: String?) -> [ProseHTML.Annotation] {
    guard !mentions.isEmpty else { return [] }
    let closed = prose.closedRanges
    let sections = prose.sectionStarts
    var linked: Set<EntityKey> = []
    var section = 0
    var nextClosed = 0
    return mentions.compactMap { mention in
      while section < sections.count, sections[section] <= mention.range.lowerBound {
        section += 1
        linked = []
      }
      while nextClosed < closed.count, closed[nextClosed].upperBound <= mention.range.lowerBound { nextClosed += 1 }
      if nextClosed < closed.count, closed[nextClosed].overlaps(mention.range) { return nil }
      guard linked.insert(mention.entity).inserted, case let address = site.address(of: mention.entity), address != page else { return nil }
      return ProseHTML.Annotation(.link(href: href(address)), mention.range)
    }
  }
}

extension Prose {
  /// Where no link may be put: links, code and headings, rising and apart from each other.
  fileprivate var closedRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for element in elements {
      switch element.kind {
      case .link, .wikiLink, .code, .codeBlock, .heading:
        if element.range.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(element.range) }
      default: break
      }
    }
    return ranges
  }

  /// Where the sections begin: at the headings.
  fileprivate var sectionStarts: [Int] {
    elements.compactMap { if case .heading = $0.kind { $0.range.lowerBound } else { nil } }
  }
}
