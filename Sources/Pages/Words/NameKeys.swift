/// Names for what authors write as codes and kinds: words of the interface whose key is a prefix and the code.
enum NameKeys {
  /// Kinds of documents, meetings, organisations, works, statements and relations. They are an open list: authors write what fits. Those
  /// that many will write have names here; others stand as they are, or as a folder's own file of words has them.
  static let kind = "kind."
  /// Whether somebody still holds an office; an open list too.
  static let tenure = "tenure."
  /// Countries by their ISO 3166-1 alpha-2 codes.
  static let country = "country."
  /// Languages by their ISO 639-1 codes, the first part of a BCP 47 tag.
  static let language = "language."

  /// Of these a folder's file may have words of its own.
  static let open = [kind, tenure]
  static let prefixes = [kind, tenure, country, language]

  /// The keys that every file of words has.
  static let all =
    kinds.map { kind + $0 } + tenures.map { tenure + $0 } + countries.split(whereSeparator: \.isWhitespace).map { country + $0 }
    + languages.split(whereSeparator: \.isWhitespace).map { language + $0 }

  private static let kinds = [
    // Documents and works
    "agreement", "aide-memoire", "article", "book", "briefing", "cable", "communique", "diary", "draft", "email", "interview", "letter",
    "memorandum", "memorandum-of-conversation", "minutes", "news-article", "non-paper", "note", "note-verbale", "press-release", "report",
    "resolution", "speech", "statement", "study", "telegram", "testimony", "transcript", "treaty", "website",
    // Meetings
    "call", "conference", "dinner", "meeting", "negotiation", "series", "summit", "visit",
    // Organisations
    "agency", "alliance", "armed-group", "company", "embassy", "foundation", "government", "government-body", "intelligence-service",
    "international-organisation", "media", "ministry", "ngo", "political-party", "state", "think-tank", "university",
    // Statements
    "event", "prediction",
    // Relations
    "adviser-to", "co-author", "colleague-of", "member-of", "owner-of", "relative-of", "spouse",
  ]

  private static let tenures = ["current", "former", "outgoing", "incoming", "acting"]

  private static let countries = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF
    CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH
    GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW
    KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG
    NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN
    SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE
    YT ZA ZM ZW
    """

  private static let languages = """
    ar az be bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk km ko ku ky la lo lt lv mk mn ms my
    ne nl no nb nn pa pl ps pt ro ru sk sl sq sr sv sw ta tg th tk tr uk ur uz vi yi zh
    """
}
