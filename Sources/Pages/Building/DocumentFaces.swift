import Digests
import Dossier
import Parallel
import Prose

/// What pages other than its own show of a document's text. An edit that leaves a text's face as it was shows on the document's own page,
/// and in the files that hold what stands in texts: nowhere else.
struct DocumentFaces {
  private let site: Site
  /// By document the mentions around which the pages of entities quote it.
  private let quoted: [Int: [(key: EntityKey, mention: MentionCount)]]

  init(_ site: Site) {
    self.site = site
    var quoted: [Int: [(EntityKey, MentionCount)]] = [:]
    for (key, mentions) in site.mentionedIn {
      for mention in mentions.prefix(PageBuilder.mostExcerpts) { quoted[mention.document, default: []].append((key, mention)) }
    }
    self.quoted = quoted
  }

  func face(of index: Int) -> Digest {
    let document = site.contents.documents[index]
    var digester = Digester()
    digester.add(document.title)
    add(elementsOf: document.prose, to: &digester)
    for passage in site.passagesOfDocument[index] { add(site.contents.passages[passage], of: document, to: &digester) }
    var sum = digester.digest
    for mention in site.mentions(inDocument: index) { sum += Self.digest(of: mention.entity) { _ in } }
    for (key, mention) in quoted[index] ?? [] {
      guard let range = PageBuilder.excerptRange(of: mention, in: document) else { continue }
      sum += Self.digest(of: key) { digester in
        digester.add(document.prose.text(in: range))
        digester.add(mention.first.lowerBound - range.lowerBound)
        digester.add(mention.first.count)
      }
    }
    return sum
  }

  /// The headings that others can link to, and the files that the text refers to.
  private func add(elementsOf prose: Prose, to digester: inout Digester) {
    for element in prose.elements {
      switch element.kind {
      case .heading(_, let id): digester.add(id)
      case .link(let destination, _, _, _), .image(let destination, _, _, _, _): digester.add(destination)
      default: break
      }
    }
  }

  private func add(_ passage: Passage, of document: Document, to digester: inout Digester) {
    digester.add(passage.anchor)
    digester.add(passage.page ?? 0)
    digester.add(document.prose.text(in: passage.range))
  }

  /// - Parameter add: Adds what is said of the entity.
  private static func digest(of key: EntityKey, _ add: (inout Digester) -> Void) -> Digest {
    var digester = Digester()
    digester.add(EntityKind.allCases.firstIndex(of: key.kind)!)
    digester.add(key.index)
    add(&digester)
    return digester.digest
  }
}

extension SiteRenderer {
  /// Of each document a digest that is another one where pages besides its own show something else of its text.
  public func faces(of documents: [Int]) async -> [Digest] {
    let faces = DocumentFaces(site)
    return await concurrentMap(documents, jobs: jobs) { faces.face(of: $0) }
  }
}
