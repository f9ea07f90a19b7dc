/// The templates, style sheets and words that come with the program, embedded in it.
public enum BuiltInTemplates {
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  /// All of them, by name. A test holds this list against the folder.
  public static let all: [File] = [
    File(name: "comment-table.html", bytes: PackageResources.comment_table_html),
    File(name: "date.html", bytes: PackageResources.date_html),
    File(name: "document-row.html", bytes: PackageResources.document_row_html),
    File(name: "evidence-list.html", bytes: PackageResources.evidence_list_html),
    File(name: "evidence.html", bytes: PackageResources.evidence_html),
    File(name: "facts-grid.html", bytes: PackageResources.facts_grid_html),
    File(name: "facts-list.html", bytes: PackageResources.facts_list_html),
    File(name: "facts.html", bytes: PackageResources.facts_html),
    File(name: "favicon.svg", bytes: PackageResources.favicon_svg),
    File(name: "feed.xml", bytes: PackageResources.feed_xml),
    File(name: "front.html", bytes: PackageResources.front_html),
    File(name: "glossary.html", bytes: PackageResources.glossary_html),
    File(name: "head.html", bytes: PackageResources.head_html),
    File(name: "index.html", bytes: PackageResources.index_html),
    File(name: "involved.html", bytes: PackageResources.involved_html),
    File(name: "issue.html", bytes: PackageResources.issue_html),
    File(name: "layout.html", bytes: PackageResources.layout_html),
    File(name: "link.html", bytes: PackageResources.link_html),
    File(name: "marks.html", bytes: PackageResources.marks_html),
    File(name: "matrix.html", bytes: PackageResources.matrix_html),
    File(name: "meeting-line.html", bytes: PackageResources.meeting_line_html),
    File(name: "meeting-row.html", bytes: PackageResources.meeting_row_html),
    File(name: "meeting.html", bytes: PackageResources.meeting_html),
    File(name: "meetings.html", bytes: PackageResources.meetings_html),
    File(name: "neighbours.html", bytes: PackageResources.neighbours_html),
    File(name: "network.html", bytes: PackageResources.network_html),
    File(name: "notice.html", bytes: PackageResources.notice_html),
    File(name: "organisation.html", bytes: PackageResources.organisation_html),
    File(name: "pager.html", bytes: PackageResources.pager_html),
    File(name: "participant.html", bytes: PackageResources.participant_html),
    File(name: "person.html", bytes: PackageResources.person_html),
    File(name: "place.html", bytes: PackageResources.place_html),
    File(name: "position-row.html", bytes: PackageResources.position_row_html),
    File(name: "positions.html", bytes: PackageResources.positions_html),
    File(name: "rail.html", bytes: PackageResources.rail_html),
    File(name: "search.html", bytes: PackageResources.search_html),
    File(name: "sentence-row.html", bytes: PackageResources.sentence_row_html),
    File(name: "site.css", bytes: PackageResources.site_css),
    File(name: "site.js", bytes: PackageResources.site_js),
    File(name: "sitemap.xml", bytes: PackageResources.sitemap_xml),
    File(name: "source.html", bytes: PackageResources.source_html),
    File(name: "standing.html", bytes: PackageResources.standing_html),
    File(name: "status-words.html", bytes: PackageResources.status_words_html),
    File(name: "status.html", bytes: PackageResources.status_html),
    File(name: "timeline.html", bytes: PackageResources.timeline_html),
    File(name: "words-en.yml", bytes: PackageResources.words_en_yml),
    File(name: "work.html", bytes: PackageResources.work_html),
  ]
}
