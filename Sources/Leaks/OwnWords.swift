/// Words that stand as whole values in pages and data files whatever the content says: names of keys and their fixed values, and the words
/// of the formats that these are written in. As the id, the short title or the file name of a withheld document they tell nothing there, and
/// neither as somebody's family name.
///
/// Those of templates and scripts are read from these.
enum OwnWords {
  static let keys = """
    ab about accessed according action additionaltype address addressentity affiliation agreed alias aliases alternatename an anno
    annotation annotations app appearance application article associate atom attendee au august aunt author authors backwards base begin
    birth body book born briefingcards briefingsearch brother bytes calendar capacity card cards categories chart child circa citation
    cite claim class classification clear comment company confidence context cosmetic count country cousin creativework csv da data date
    datecreated datepublished dates daughter day death default definedterm definition depth description detail details detectedschema died digest
    digitaldocument disambiguatingdescription document documents dtend dtstamp dtstart edge edgedefault elec em email en end enddate
    entity entries er event events exact expertise explanation export exports false family father feed female field fields file filename
    files first folder followthemoney forms from full gen gender generator genre geo given graph graphml group haspart head headline
    hidden holder holders home href http https husband icon ics id identifier identifiers image index info inlanguage int integer
    interface interpreters interview invalid involved isbasedon issue issued issues item items jobtitle jour journal json jsonl jsonld
    key keys keywords kind knowsabout la label langid language languages last latitude left length letter letterhead letters level
    linking links list listed lists literal local location longitude male map maps mark markdown marking marks media meeting meetings
    member membership mention mentions menu message minutes misc month mother motivation name names network news newsarticle node none
    note notes ns number numbers object of og org organisation organisations organization organizationrole original originals other
    outcome own page pages parent parentorganization part participants partner passage passages pb pcomm people peoplementioned person
    place places position positions prefix present prodid profile program proof properties property prose publicbody publishedat
    publisher purpose py question questions quote reader record records relation relations relationship relative reliability report
    resolved response retells retracted ris robots role rolename roles root rprt schema search secret section selector sibling side
    sides sister site sitemap small sn son sort sorted source sources sourcing specificresource speech spokesperson spouse stance standing
    start startdate state statement statements status string strong style subject subtitle suffix summary superevent supersedes table
    target telegram temporal temporalcoverage tentative tenure term terms text textpositionselector textquoteselector texts theme thing
    ti time timeline title titles tlp to topics track transcript transp tree true txt ty type types uid uncle undirected unnamed unpb updated
    ur uri url urn value values vcalendar venue version vevent web website weight wife wikidata withheld word words work works www xml xmlns year
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Words that stand in values together with others: columns of tables, keys of CSL, the classes of pages.
  static let texts =
    ["date-parts", "container-title", "of-meeting", "of-person"]
      + """
      front person organisation place meeting issue work source index timeline network glossary search notice book support changes
      """.split(whereSeparator: \.isWhitespace).map { "k-\($0)" }
}
