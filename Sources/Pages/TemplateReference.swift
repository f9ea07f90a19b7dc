import Templating

extension SiteTemplates {
  /// What each page offers to its template, as the Markdown of docs/templates.md.
  public static var reference: String {
    """
    # What templates can show

    <!-- `make docs` writes this file from the declarations that templates are checked against. Do not change it by hand. -->

    Every page is made by one template of `Templates/`. To change one, copy it out and edit the copy:

        briefing templates . person.html

    The copy in your folder's `Templates/` stands instead of the built-in file of that name; delete it to have the built-in one back.
    Style sheets, scripts and the words of the interface (`site.css`, `site.js`, `words-en.yml`) are changed in the same way. Partials
    of your own may have any name that begins with `my-`: `{{> my-banner.html}}`.
    [The template language](template-language.md) says how templates are written. A name that is not listed here is an error of the
    build, at the file, the line and the column.

    ## Pages

    | Template | Makes | Offers |
    |---|---|---|

    """
      + pages.map { "| `\($0.template)` | \($0.shape.documentation) | [\($0.shape.name)](#\($0.shape.name.lowercased())) |\n" }.joined()
      + "\n## What they offer\n\n" + Shape.markdownReference(of: pages.map(\.shape))
  }

  /// The templates of whole pages and files, and what each is given.
  private static var pages: [(template: String, shape: Shape)] {
    [
      ("front.html", FrontPage.fields.shape), ("person.html", PersonPage.fields.shape),
      ("organisation.html", OrganisationPage.fields.shape),
      ("place.html", PlacePage.fields.shape), ("work.html", WorkPage.fields.shape), ("meeting.html", MeetingPage.fields.shape),
      ("issue.html", IssuePage.fields.shape), ("source.html", SourcePage.fields.shape), ("index.html", IndexPage.fields.shape),
      ("timeline.html", TimelinePage.fields.shape), ("network.html", NetworkPage.fields.shape),
      ("glossary.html", GlossaryPage.fields.shape),
      ("search.html", SearchPage.fields.shape), ("notice.html", NoticePage.fields.shape), ("support.html", SupportPage.fields.shape),
      ("feed.xml", FeedView.fields.shape),
      ("sitemap.xml", SitemapView.fields.shape), ("book.html", BookDocument.fields.shape),
      ("book-title.html", BookTitle.fields.shape),
      ("book-contents.html", BookContents.fields.shape), ("book-part.html", BookPart.fields.shape),
      ("book-notes.html", BookNotes.fields.shape),
    ]
  }
}
