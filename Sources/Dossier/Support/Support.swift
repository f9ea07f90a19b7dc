/// How well a statement is supported.
public struct Support: Sendable, Equatable {
  public enum Strength: Int, Sendable, Comparable, CaseIterable {
    /// No passage is given.
    case none
    /// All who say so are people whom no document names.
    case unnamed
    /// One source, however many documents repeat it.
    case single
    /// Several that do not repeat each other, as far as is known.
    case several

    public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  public var strength: Strength
  /// Sources that do not repeat each other.
  public var sources: Int
  /// Documents and works whose passages are given.
  public var documents: Int
  /// Documents and works of which passages speak against it.
  public var against: Int
  /// Whether anybody denies or disputes it.
  public var isDisputed: Bool

  /// - Parameter provenances: What every file that makes the statement says of it.
  init(_ provenances: [Provenance], _ origins: SourceOrigins) {
    let evidence = provenances.flatMap(\.evidence)
    sources = origins.sources(of: provenances)
    documents = origins.documents(of: evidence)
    against = origins.documents(of: provenances.flatMap(\.against))
    isDisputed = provenances.contains { $0.status == .denied || $0.status == .disputed }
    let isUnnamed = provenances.allSatisfy { !$0.accordingTo.isEmpty && $0.accordingTo.allSatisfy(\.who.isUnnamed) }
    strength = evidence.isEmpty ? .none : isUnnamed ? .unnamed : sources > 1 ? .several : .single
  }
}

/// Where what is said comes from first.
///
/// Three articles that repeat one report are one source: a document that `retells` works stands for those, and what is said
/// `according-to` somebody comes from them, or, where they are not named, from the first by name through whom it came. Voices that
/// have any of these in common are not counted apart.
///
/// A class, so that those who ask hold one reference to it and not a dossier of many lists each.
public final class SourceOrigins: Sendable {
  let dossier: Dossier

  public init(_ dossier: Dossier) { self.dossier = dossier }

  enum Root: Hashable {
    case document(Int)
    case entity(EntityKey)
    case named(String)
    /// What the edition may use and not show.
    case withheld
  }

  /// How many voices speak for a statement that do not come from the same.
  func sources(of provenances: [Provenance]) -> Int {
    var groups: [Set<Root>] = []
    for voice in provenances.flatMap({ voices($0) }) where !voice.isEmpty {
      let related = groups.filter { !$0.isDisjoint(with: voice) }
      groups.removeAll { !$0.isDisjoint(with: voice) }
      groups.append(related.reduce(voice) { $0.union($1) })
    }
    return groups.count
  }

  /// Each who says so, else each document that does, as that from which it comes.
  private func voices(_ provenance: Provenance) -> [Set<Root>] {
    let told = provenance.evidence.map { Set(roots($0)) }
    guard !provenance.accordingTo.isEmpty else { return told }
    let all = told.reduce(Set<Root>()) { $0.union($1) }
    return provenance.accordingTo.map { Set(roots($0, told: all)) }
  }

  /// How many documents and works are quoted.
  func documents(of evidence: [Evidence]) -> Int {
    Set(
      evidence.compactMap { evidence -> Root? in
        if let passage = evidence.passage { return .document(dossier.passages[passage].document) }
        if case .work(let id, _) = evidence.holder { return root(.entity(id, evidence.origin)) }
        return evidence.holder == .withheld ? .withheld : nil
      }
    ).count
  }

  private func roots(_ evidence: Evidence) -> [Root] {
    switch evidence.holder {
    case .withheld: return [.withheld]
    case .work(let id, _): return [root(.entity(id, evidence.origin))].compactMap(\.self)
    case .ownDocument, .document:
      guard let passage = evidence.passage, case let document = dossier.passages[passage].document, document >= 0 else { return [] }
      let retold = dossier.documents[document].keys.retells.compactMap { root($0) }
      return retold.isEmpty ? [.document(document)] : retold
    }
  }

  private func roots(_ attribution: Attribution, told: Set<Root>) -> [Root] {
    if let root = root(attribution.who) { return [root] }
    return attribution.via.isEmpty ? Array(told) : attribution.via.flatMap { roots($0, told: told) }
  }

  /// Nil for somebody who is not named.
  private func root(_ reference: Reference) -> Root? {
    switch reference {
    case .entity(let id, _): dossier.entity(id).map { root($0) } ?? .named(id)
    case .named(let name): .named(name)
    case .unnamed: nil
    }
  }

  /// A work that is held is its document, under whichever name it is known.
  private func root(_ key: EntityKey) -> Root {
    guard key.kind == .work, let held = dossier.works[key.index].first(\.heldAs), let document = dossier.document(held.id) else {
      return .entity(key)
    }
    return .document(document)
  }
}

extension Reference {
  /// Whether it is somebody whom the document does not name.
  public var isUnnamed: Bool { if case .unnamed = self { true } else { false } }
}
