/// Titles, ranks and offices that stand before a name. The finder never takes one for a given name, and their words
/// tell namesakes apart ("Attorney General Kennedy").
enum Titles {
  /// Plain forms of address, which say nothing of an office.
  static let courtesies = "mr mister messrs m monsieur herr don señor signor comrade tovarish dr doctor prof professor dear"

  /// Forms of address of women: before a family name alone they often mean the wife of its bearer.
  static let women = "mrs ms miss mme madame mesdames frau fräulein señora signora lady"

  /// Before a given name alone, these make it a name ("Sir Frank").
  static let knights = "sir dame"

  /// Nobility and clergy.
  static let dignities = """
    lord viscount viscountess earl baron baroness count countess duke duchess prince princess king queen emperor empress shah sheikh
    sheik shaikh sultan emir amir imam ayatollah pope cardinal archbishop bishop monsignor father reverend rev rabbi crown
    metropolitan patriarch
    """

  static let ranks = """
    general generals gen ltg ltgen mg brigadier brig marshal admiral admirals adm vadm radm commodore colonel colonels col ltcol
    lieutenant lt major maj captain capt commander cdr cmdr sergeant sgt corporal cpl private pvt ensign field air chief
    """

  /// Offices that one person at a time holds in each country.
  static let headships = "president pres premier chancellor king queen emperor empress shah sultan emir amir pope"

  static let offices = """
    president presidents pres premier premiers prime minister ministers min chancellor vice deputy under undersecretary secretary
    secretaries secy sec assistant asst acting special foreign first second third permanent executive principal senior junior
    ambassador ambassadors amb counselor counselors counsellor counsellors consul chargé attaché envoy emissary representative
    representatives rep delegate senator senators sen congressman congresswoman congressmen governor governors gov governing mayor
    chairman chairmen chairwoman chair director directors administrator commissioner comptroller attorney solicitor judge justice
    speaker spokesman spokeswoman adviser advisor advisers advisors aide officer officers leader leaders chief head editor reporter
    correspondent journalist author columnist academician economist lawyer historian poet pilot astronaut cosmonaut candidate nominee
    former ex late elect emeritus designate interim provisional dictator generalissimo marshal chairperson treasurer interpreter
    consultant delegation member members colleague colleagues brother mother sister son daughter wife husband uncle aunt cousin
    citizen ambs gens fonmin depfonmin fonsec primin chmn dep dir
    """

  /// Names of institutions and fields that stand between an office and a name ("Secretary of State Rusk", "State Department's Thompson").
  static let domains = """
    state states defense defence treasury commerce agriculture interior labor labour justice health education welfare navy army force
    forces staff affairs intelligence policy planning security council committee commission department ministry office bureau embassy
    government union nations agency party congress parliament senate house cabinet politburo presidium court economic political
    military national international trade finance exchequer information press public cultural scientific republic federal large
    central supreme high general allied western eastern european atlantic
    """

  static let nationalities = """
    american us usa british uk english scottish irish welsh french german west east italian spanish portuguese dutch belgian
    luxembourg swiss austrian danish norwegian swedish finnish icelandic polish czech slovak czechoslovak hungarian romanian rumanian
    bulgarian yugoslav serbian croatian albanian greek turkish cypriot soviet russian ukrainian ussr canadian mexican cuban brazilian
    argentine chilean peruvian venezuelan colombian chinese japanese korean vietnamese lao laotian cambodian thai burmese indonesian
    malaysian philippine filipino indian pakistani afghan iranian iraqi israeli egyptian syrian lebanese jordanian saudi yemeni libyan
    tunisian algerian moroccan ethiopian kenyan ghanaian nigerian congolese zairian african arab asian australian
    """

  /// Words after a family name that belong to it.
  static let suffixes = "jr sr junior senior ii iii iv esq"

  /// Small words of family names, written with or without a capital.
  static let particles = """
    von van der den de del della di da do dos du des la le les el al bin ibn ben ter ten zu zum zur af av of y e st
    """

  /// Particles that are part of a family name in every language: "von Braun" is not Braun.
  static let ownParticles: Set<UInt64> = Set("von van der den della ibn bin al ben".words().map(\.key))

  /// Small words within a title ("Secretary of State", "Ambassador at Large").
  static let connectors: Set<UInt64> = Set("of for at to the and on in large".words().map(\.key))

  /// Abbreviations that look like initials.
  static let abbreviations: Set<[UInt8]> = Set("us uk un dc ps nb am pm".split(separator: " ").map { Array($0.utf8) })

  /// "p. 12".
  static let pageMarks: Set<UInt64> = Set("p pp page pages".words().map(\.key))

  /// What a firm has behind the name and "&" where that is nobody's.
  static let partners: Set<UInt64> = Set("co company sons daughters brothers bros partners associates cie".words().map(\.key))

  /// Before an office, these say that it is another's ("Assistant to the President").
  static let ofAnother: Set<UInt64> = Set("the to of his s".words().map(\.key))
}
