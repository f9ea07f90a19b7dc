import Dossier

/// The pages of few words.
extension PageBuilder {
  mutating func notFound() -> NoticePage {
    let page = NoticePage(
      frame: frame(title: words[.notFoundTitle], description: words[.notFoundText], section: .other, crumb: nil, kind: .notice),
      title: words[.notFoundTitle],
      text: words[.notFoundText], link: Link(name: words[.toFrontPage], href: href("index.html")))
    return finished(page, nil)
  }

  /// The page of an id that was declared the same as another, or that an entity had before.
  mutating func moved(to key: EntityKey) -> NoticePage { moved(to: link(key), at: site.address(of: key)) }

  /// The page of an id that a document had before.
  mutating func moved(toDocument index: Int) -> NoticePage {
    moved(to: link(toDocument: index), at: Addresses.source(contents.documents[index].id))
  }

  private func moved(to link: Link, at address: String) -> NoticePage {
    var page = NoticePage(
      frame: frame(title: link.name, description: words(.movedText, link.name), section: .other, crumb: nil, kind: .notice),
      title: link.name,
      text: words(.movedText, link.name), link: link)
    page.frame.redirect = link.href
    page.frame.canonical = site.contents.configuration.url.map { $0 + Addresses.encoded(address) }
    return finished(page, nil)
  }
}
