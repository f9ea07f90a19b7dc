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
  /// By document, which evidence rests on which of its passages.
  private let evidence: [Digest]

  init(_ site: Site) {
    self.site = site
    var quoted: [Int: [(EntityKey, MentionCount)]] = [:]
    for (key, mentions) in site.mentionedIn {
      for mention in mentions.prefix(PageBuilder.mostExcerpts) { quoted[mention.document, default: []].append((key, mention)) }
    }
    self.quoted = quoted
    evidence = Self.evidence(in: site.contents)
  }

  private static func evidence(in contents: Dossier) -> [Digest] {
    var digests = [Digest](repeating: .zero, count: contents.documents.count)
    var number = 0
    contents.forEachProvenance { provenance in
      for evidence in provenance.allEvidence {
        number += 1
        guard let passage = evidence.passage.map({ contents.passages[$0] }), passage.document >= 0 else { continue }
        digests[passage.document] += Self.digest { digester in
          digester.add(number)
          digester.add(passage.anchor)
        }
      }
    }
    return digests
  }

  func face(of index: Int) -> Digest {
    let document = site.contents.documents[index]
    var sum = evidence[index]
    sum += Self.digest { digester in
      digester.add(document.title)
      // What others can link to.
      let headings = document.prose.headingIDs
      digester.add(headings.count)
      for id in headings { digester.add(id) }
      for passage in site.passagesOfDocument[index] { Self.add(site.contents.passages[passage], of: document, to: &digester) }
    }
    for mention in site.mentions(inDocument: index) { sum += Self.digest { $0.add(mention.entity) } }
    for (key, mention) in quoted[index] ?? [] {
      guard let range = PageBuilder.excerptRange(of: mention, in: document) else { continue }
      sum += Self.digest { digester in
        digester.add(key)
        digester.add(document.prose.text(in: range))
        digester.add(mention.first.lowerBound - range.lowerBound)
        digester.add(mention.first.count)
      }
    }
    return sum
  }

  private static func add(_ passage: Passage, of document: Document, to digester: inout Digester) {
    digester.add(passage.anchor)
    digester.add(passage.page ?? 0)
    digester.add(document.prose.text(in: passage.range))
  }

  private static func digest(_ add: (inout Digester) -> Void) -> Digest {
    var digester = Digester()
    add(&digester)
    return digester.digest
  }
}

extension Digester {
  fileprivate mutating func add(_ key: EntityKey) {
    add(key.kind.rawValue)
    add(key.index)
  }
}

extension SiteRenderer {
  /// Of each document a digest that is another one where pages besides its own show something else of its text.
  public func faces(of documents: [Int]) async -> [Digest] {
    let faces = DocumentFaces(site)
    return await concurrentMap(documents, jobs: jobs) { faces.face(of: $0) }
  }
}
