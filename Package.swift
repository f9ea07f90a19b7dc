// swift-tools-version: 6.1
import PackageDescription

/// The files of Templates/, embedded in the program one by one.
let templates = [
  "book-contents.html",
  "book-front.html",
  "book-layout.html",
  "book-link.html",
  "book-marks.html",
  "book-neighbours.html",
  "book-notes.html",
  "book-pager.html",
  "book-part.html",
  "book-print.css",
  "book-rail.html",
  "book-source.html",
  "book-timeline.html",
  "book-title.html",
  "book.css",
  "book.html",
  "comment-table.html",
  "date.html",
  "document-row.html",
  "evidence-list.html",
  "evidence.html",
  "facts-grid.html",
  "facts-list.html",
  "facts.html",
  "favicon.svg",
  "feed.xml",
  "front.html",
  "glossary.html",
  "head.html",
  "index-entry.html",
  "index.html",
  "involved.html",
  "issue.html",
  "layout.html",
  "link.html",
  "marks.html",
  "matrix-table.html",
  "matrix.html",
  "meeting-line.html",
  "meeting-row.html",
  "meeting.html",
  "meetings.html",
  "neighbours.html",
  "network.html",
  "notice.html",
  "organisation.html",
  "pager.html",
  "participant.html",
  "person.html",
  "place.html",
  "position-row.html",
  "positions.html",
  "rail.html",
  "search.html",
  "search.js",
  "sentence-row.html",
  "site.css",
  "site.js",
  "sitemap.xml",
  "source.html",
  "standing.html",
  "status-words.html",
  "status.html",
  "timeline.html",
  "words-en.yml",
  "work.html",
]

/// The files of the briefing that `briefing init` makes, embedded likewise.
let starter = [
  "briefing.yml",
  "seeds/ferry-letter.md",
  "seeds/media/harbour.svg",
  "seeds/minutes.md",
  "seeds/minutes.yml",
  "seeds/people.yml",
  "seeds/people/ada-quill.md",
]

let package = Package(
  name: "briefing",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "briefing", targets: ["briefing"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // What the others speak with
    .target(name: "Diagnostics"),
    .target(name: "Parallel"),
    .target(name: "Programs", dependencies: ["CFileCalls"]),

    // Text
    .target(name: "Prose"),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .target(name: "Markdown", dependencies: ["CMarkGFM", "Diagnostics", "Prose"]),

    // read -> dossier -> edition -> pages -> files
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .target(name: "HTMLTrees", dependencies: ["CGumbo"]),
    .target(name: "Dossier", dependencies: ["Diagnostics", "Parallel", "Prose"]),
    .target(
      name: "Reading",
      dependencies: ["CGumbo", "CYAML", "Diagnostics", "Dossier", "HTMLTrees", "Markdown", "Parallel", "Programs", "Prose"]),
    .target(name: "Templating", dependencies: ["Diagnostics"]),
    .target(name: "Templates", path: "Templates", resources: templates.map { .embedInCode($0) }),
    .target(name: "Search", dependencies: ["Parallel"]),
    .target(name: "Pages", dependencies: ["Diagnostics", "Dossier", "Parallel", "Prose", "Search", "Templates", "Templating"]),
    .target(name: "CFileCalls"),
    .target(name: "Output", dependencies: ["CFileCalls", "Diagnostics"]),

    .target(name: "Book", dependencies: ["HTMLTrees", "Output", "Pages", "Programs", "Prose"]),

    .executableTarget(
      name: "briefing",
      dependencies: [
        "Book", "Diagnostics", "Dossier", "Output", "Pages", "Reading", "Templates",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: starter.map { .embedInCode("Starter/\($0)") }),

    .executableTarget(name: "output-trial", dependencies: ["Output"], path: "Tests/output-trial"),
    .testTarget(name: "BriefingTests", dependencies: ["briefing"]),
    .testTarget(name: "DocsTests", dependencies: ["Pages", "Reading", "briefing"]),
    .testTarget(name: "DossierTests", dependencies: ["Dossier", "Prose"]),
    .testTarget(name: "InitTests", dependencies: ["briefing"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Prose", "Diagnostics"]),
    .testTarget(name: "OutputTests", dependencies: ["Output", "Diagnostics", "output-trial"]),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs"]),
    .testTarget(name: "ProseTests", dependencies: ["Prose"]),
    .testTarget(name: "SearchTests", dependencies: ["Search"], exclude: ["folding.tsv"]),
    .testTarget(name: "SiteTests", dependencies: ["briefing", "Reading"], exclude: ["own-facts.tsv"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Programs", "Prose", "Diagnostics"]),
    .testTarget(name: "TemplatingTests", dependencies: ["Templating", "Diagnostics"]),
  ]
)
