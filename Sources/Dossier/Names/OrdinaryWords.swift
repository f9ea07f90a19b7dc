/// Words that look like names and are none, and names that are words.
enum OrdinaryWords {
  /// What is named after people: "Kennedy Library", "Johnson Act", "Washington Post".
  static let things = """
    library libraries act amendment round airport center centre university college school institute institution foundation hospital
    museum memorial prize award medal fund trust lecture chair house hall building bridge tower street avenue boulevard road square
    park stadium stadion bay island islands lake river mount mountain mountains peak valley county township doctrine plan line rule
    law bill treaty accord accords committee commission subcommittee panel group report proposal proposals formula resolution cup bank
    corporation company companies inc ltd co corp brothers sons associates partners industries motors hotel inn theatre theater post
    times herald tribune star journal gazette news telegraph guardian observer chronicle daily administration front barracks
    field fort camp dam canal highway expressway station plaza gate wall conference summit fellowship scholarship syndrome effect
    theorem principle principles process era years presidency family clan dynasty cabinet
    """

  /// Before a word that is a name too, these say that it is a word ("at the end of the Day").
  static let determiners = """
    the a an each every my your his its our their two three four five six seven big great
    """

  /// After a name in any case, these make a thing of it though they stand in lower case ("the Kennedy administration").
  static let lowerThings = "administration doctrine presidency family round amendment library"

  static let directions = "north south east west northern southern eastern western central upper lower new"

  /// Words that begin a sentence or a heading, before a name that is not theirs.
  static let functions = """
    a about above according accordingly across actually after afterwards again against all almost along already also although always
    am among an and another any apparently are around as aside asked at back because been before behind being below besides between
    beyond both briefly but by call calls can certainly clearly cc concerning consequently contact could deliver despite did
    discussion do does doing done down drafted during each earlier either else even eventually every except failing few finally
    following for fortunately from further furthermore given had has have having he hence her here hereby herewith him his how however
    i if in incidentally including indeed initially inside instead into is it its just last later lastly least less letter like
    likewise many may maybe me meanwhile memo memorandum memcon memcons meeting meetings message might more moreover most mostly much
    must my namely near neither nevertheless next no none nonetheless nor not note nothing now obviously of off on once one only or
    other others otherwise our ours out outside over owing past per perhaps please possible possibly present presumably previously
    prior probably re regarding reference remarks said same see seeing seen several shall she should shortly similarly since so some
    someone sometimes soon source speech statement still subject subsequently such suddenly surely telegram text than thank thanks
    that the their them then thence there thereafter thereby therefore thereupon these they this those though three through throughout
    thus till to today together told tomorrow tonight too toward towards tuesday two under undoubtedly unfortunately unless unlike
    until unto up upon via very was we well were what whatever when whenever where whereas wherever whether which while who whoever
    whom whose why will with within without would yes yesterday yet you your yours participants attendees distribution copies copy
    approved cleared signed enclosure attachment attached tab ltr telcon conversation talk talks visit appointment trip letters
    messages correspondence interview document documents files file papers archives book box diary diaries record records presidential
    library university division january february march april june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec monday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun north south
    east west northern southern eastern western new old great big little upper lower secret confidential top eyes immediate priority
    flash unclassified exdis nodis limdis berlin moscow washington london paris bonn geneva vienna rome tokyo peking beijing hanoi
    saigon york warsaw prague germany france britain england russia america europe china japan cuba india laos vietnam congo iran
    israel egypt
    """

  /// Family names that are words or common given names too: alone they need more than a capital letter.
  static let wordNames = """
    abbot abbott bacon baker ball bank banks baron bass battle battles bell bells berries berry best better bird birds bishop black
    bliss blunt bold bolt bond bow brand bridge bridges bright brown bull bullock bush butler cannon card cards carpenter carter case
    cash castle chambers chase cherry china christian church coin coke cook cost cotton council counsel crane cross crown current dale
    day deal dean dear dell dial doll dollar drew drum duke dye earl east england english fair faith farmer farrell field fields finch
    fish fisher flag fleet flint flood flower flowers foot ford forest fortune fox france frank franks free freeman french friend
    frost fry gale gamble game gardener garland gate gates german glass gold golden good goodman grace graves gray green grey guest
    gun guy hale hall hand hands hard hardy harm hart hawk head heath hill hills holland home hood hooks hope horn house houses hull
    hunt hunter hyde ireland irons joy judge justice key keys kind king knight lake lamb lance lane large law laws leach lemon light
    little lodge long lord love lowe luck lynch major man mann manning march marshal marshall mason may mayor means miller mills mine
    minor money monk moon moor moore moss nail nance noble north nutter oliver orange pace pack page pages paine park parker parks
    pass patch peace pear penny pepper pike pine pitt plant plum poland pool poor pope porter potter pound powder power powers price
    prior proper prune quick rain ray read reading reed reeves rice rich ridge ring rivera rivers roads rock rod rose rowan rowe royal
    rule rush rust sage sand sands savage saw school scott seal sellers sergeant sharp sharpe shepherd shield ship shore short shy
    sides sign silver singer slack slaughter sleep small smith snow south spain sparks speaker spear speed spring squires stack staff
    stage stark steel steele stern stock stone storm stout strange street streets strong style sugar summers swan swift tank taylor
    temple thorn tide toll tower towers town trace trader train tree trout turner usher vale vance wade wagner walker wall walls ward
    ware warren washington watch water waters watts way weeks well wells welsh west whip white wild wilder will wills wing winn winter
    winters wise witt wolf wolfe wood woods worth wright yard york young
    """
}
