// swift-tools-version: 6.1
import PackageDescription

/// The files of Templates/, embedded in the program one by one.
let templates = [
  "book-cite.html",
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
  "changes.html",
  "cite.html",
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
  "history.html",
  "index-entry.html",
  "index.html",
  "involved.html",
  "issue.html",
  "layout.html",
  "letter-row.html",
  "link.html",
  "marks.html",
  "matrix-table.html",
  "matrix.html",
  "meeting-line.html",
  "meeting-row.html",
  "meeting.html",
  "meetings.html",
  "neighbours.html",
  "network-chart.html",
  "network-line.html",
  "network-mark.html",
  "network-near.html",
  "network-node.html",
  "network.html",
  "notice.html",
  "organisation.html",
  "pager.html",
  "participant.html",
  "person.html",
  "place.html",
  "position-list.html",
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
  "support.html",
  "timeline-bars.html",
  "timeline-chart.html",
  "timeline-marks.html",
  "timeline-shapes.html",
  "timeline-stances.html",
  "timeline-table.html",
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
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // What the others speak with
    .target(name: "Diagnostics"),
    .target(name: "Parallel"),
    .target(name: "Timing"),
    .target(name: "Increments", dependencies: ["Diagnostics"]),
    .target(name: "Programs", dependencies: ["CFileCalls"]),
    .target(name: "Digests"),
    .target(name: "Graphs"),
    .target(name: "Notation"),

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
    .target(name: "Dossier", dependencies: ["Diagnostics", "Parallel", "Prose", "Timing"]),
    .target(
      name: "Reading",
      dependencies: [
        "CGumbo", "CYAML", "Diagnostics", "Digests", "Dossier", "HTMLTrees", "Markdown", "Notation", "Parallel", "Programs", "Prose",
      ],
      resources: [.embedInCode("Adding/mail.py")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Leaks", dependencies: ["CZlib", "Diagnostics", "Dossier", "Programs"]),
    .target(name: "Exchange", dependencies: ["Dossier", "Notation", "Prose"]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(name: "Importing", dependencies: ["CExpat", "Diagnostics", "Dossier", "Exchange", "Notation", "Reading"]),
    .target(name: "Templating", dependencies: ["Diagnostics"]),
    .target(name: "Templates", path: "Templates", resources: templates.map { .embedInCode($0) }),
    .target(name: "Search", dependencies: ["Parallel"]),
    .target(
      name: "Pages",
      dependencies: [
        "Diagnostics", "Dossier", "Exchange", "Graphs", "Notation", "Parallel", "Prose", "Search", "Templates", "Templating", "Timing",
      ]),
    .target(name: "CFileCalls"),
    .target(name: "Output", dependencies: ["CFileCalls", "Diagnostics"]),
    .target(name: "Publishing", dependencies: ["Diagnostics", "Digests", "Dossier", "Output", "Programs"]),

    .target(name: "Book", dependencies: ["HTMLTrees", "Output", "Pages", "Programs", "Prose"]),

    // The preview
    .target(name: "Watching"),
    .target(
      name: "Preview",
      dependencies: [
        "Diagnostics", "Notation", "Pages", "Watching", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      resources: ["live.css", "live.js", "waiting.html"].map { .embedInCode("Browser/\($0)") }),

    .executableTarget(
      name: "briefing",
      dependencies: [
        "Book", "Diagnostics", "Dossier", "Exchange", "Graphs", "Importing", "Increments", "Leaks", "Notation", "Output", "Pages",
        "Parallel",
        "Preview", "Programs", "Publishing", "Reading", "Templates", "Timing", "Watching",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: starter.map { .embedInCode("Starter/\($0)") }),

    .executableTarget(
      name: "leak-trial", dependencies: ["Diagnostics", "Dossier", "Leaks", "Pages", "Reading", "Templates"], path: "Tests/leak-trial"),
    .executableTarget(name: "output-trial", dependencies: ["Output"], path: "Tests/output-trial"),
    .executableTarget(name: "text-trial", dependencies: ["Dossier"], path: "Tests/text-trial"),
    .executableTarget(
      name: "fuzz", dependencies: ["Diagnostics", "Dossier", "Prose", "Reading"], path: "Tests/fuzz", exclude: ["corpus", "search"]),
    .testTarget(name: "BriefingTests", dependencies: ["briefing"]),
    .testTarget(name: "DocsTests", dependencies: ["Pages", "Reading", "briefing"]),
    .testTarget(name: "DossierTests", dependencies: ["Dossier", "Prose"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Dossier", "Reading"]),
    .testTarget(name: "GraphsTests", dependencies: ["Graphs"]),
    .testTarget(name: "IncrementsTests", dependencies: ["Increments", "briefing"]),
    .testTarget(name: "InitTests", dependencies: ["briefing"]),
    .testTarget(name: "LeaksTests", dependencies: ["Diagnostics", "Dossier", "Leaks", "Pages", "Reading", "Templates"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Prose", "Diagnostics"]),
    .testTarget(name: "OutputTests", dependencies: ["Output", "Diagnostics", "output-trial"]),
    .testTarget(name: "PagesTests", dependencies: ["Dossier", "Graphs", "Pages"]),
    .testTarget(name: "PreviewTests", dependencies: ["briefing", "Diagnostics", "Dossier", "Preview", "Watching"]),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs"]),
    .testTarget(name: "PublishingTests", dependencies: ["Digests", "Programs", "Publishing", "briefing"]),
    .testTarget(name: "ProseTests", dependencies: ["Prose"]),
    .testTarget(name: "SearchTests", dependencies: ["Search"], exclude: ["folding.tsv"]),
    .testTarget(name: "SiteTests", dependencies: ["briefing", "Reading"], exclude: ["own-facts.tsv"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Programs", "Prose", "Diagnostics"]),
    .testTarget(name: "TemplatingTests", dependencies: ["Templating", "Diagnostics"]),
    .testTarget(name: "WatchingTests", dependencies: ["Watching"]),
  ]
)

// Small functions of one target are compiled into those that call them from another one.
for target in package.targets where target.type == .regular || target.type == .executable {
  target.swiftSettings = [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]
}
