/// English words that are written with a capital without being the name of a person: in names of institutions, in headings and in
/// the heads of documents.
enum CapitalisedWords {
  /// Words of institutions, offices and papers.
  static let institutional = """
    act action addresses administration aeroflot affairs agency agreement aid air airgram alliance allied allies ambassador annex
    appendix area armed arms army article assembly assistance assistant attached attachment attorney authority autobahn backchannel
    background base bill blockade board briefing briefings bulletin bundesrat bundestag bureau cabinet cable capital case cease central
    charter chief chronological civil cold commandant commandants commander commerce commission committee common commonwealth communique
    communiqué community concurred conference confidential congress congressional constitution consul consulate contel convention copies
    copy corps correspondence corridor council counsel counselor countries country court crisis current day dear declaration
    declassified delegate delegation department deptel deputy desk developments dialogue diplomatic director disarmament dissem district
    division document draft drafted duma economic editorial element embassy embtel enclosure estimate european excerpts exchange exdis
    executive express external eyes fair federal federation final financial first flight follow footnote force forces foreign forum four
    free freedom front fund general government governments governor govt groups guard high history honor house i'm ibid immediate info
    initial initialed institute intelligence interest interim international item izvestia joint journal kingdom knesset kremlin labour
    law league letter liaison limdis limited line local main major manager marine maritime market marshal mayor meanwhile memcon memcons
    memo memorandum middle minister ministerial ministers ministry minute minutes missile mutual mémoire nation national nations nato
    naval navy neutral news nodis noforn not note novosti nuclear number observer office officer official omitted only operation
    operational operations order organisation organization original outer pages paragraph paragraphs parliament part participants party
    passed peace peiping pentagon peoples permanent phase plan planning plenary point policy politburo political post power powers
    pravda presidency president presidential presidents press prime principal priority problem program programme project protocol
    province publicly question radio ready record red reference regarding regards regional registry relations repeated report
    representative republic reserve respectfully reuters review right rights round rule safeguards satellite schoenefeld science
    scientific sea secretariat secretary section sector security see selected senate senator sent service services session sessions side
    signature sincerely sir situation social socialist society source sources sovs space special staff stamped standing state statement
    states station status steps strategic strategy study subcommittee subcommittees subject summary summit superpower supreme tab
    tactical task tass technical telegram telegraph test text time times title trade train transit treasury treaty troops truly trust
    typed understanding united university unofficial verbatim vice visit vol volume wants war western white work working world yours
    zonal zone
    """

  /// Peoples and creeds beside the nationalities that stand before titles.
  static let peoples = """
    africans americans arabs asians bolshevik catholic christian christians communist communists conservative cubans czechs democrat
    democrats egyptians europeans germans greeks hungarians indians islamic israelis jewish jews koreans labour latin leninist liberal
    marxist muslim muslims nazi nazis orthodox pakistanis poles protestant republican republicans russians socialist socialists soviets
    turks
    """

  /// Words of the common vocabulary, which may begin a sentence or stand in a title.
  static let vocabulary = """
    able acceptance access accordance account achieve across actions active activity actual added additional additionally address
    administrative admittedly advance advantage advice advise age ago agree agreed agreements aims alternative alternatively
    alternatives amount analysis ancient anniversary annual answer anyone anything apart appeal appendices application appointments
    approach appropriate approval argument armistice arrangements arrest arrival articles association assuming assurance attack attempt
    attention attitude audience authorities average award balance ballet ballot band bank barrel barring based bases basic basically
    battle beach become beginning belief believe below benefit best better beyond birth black blanket bloc blood blue body border
    boundary boy branch bread break breakfast brief bright broad broadcasting broadly broken brother budget building burden business
    busy buyer campaign candidate card care career cargo category cause ceremony certain chairmen challenge chance change channel
    chapter character charge charged check chiefs child children choice christmas chronology church circle circular citizen citizens
    city claim class clean clear client climate close club cmd coal coalition coast code college colonial column combat combined coming
    command comment commenting comments committees commons communism companies company comparison competition complete completely
    compromise conceivably concern concluded conclusions condition conditions conferences confidence conflict connection consensus
    conservation consideration considerations constant consumer contact content contest context contingency continuation continue
    continuing contract contrary contrast contribution control controlled conversation conversations conversely cooperation cooperative
    coordination corner corrected cost costs count counter counterpart couple courage courses coverage creation credit crime critical
    criticism cross crowd cultural culture currency curtain cut cycle daily damage danger data date dates daughter days dead deal death debate
    debates debt decade decision decisions defence defense deficit degree delay delegations delivered demand democracy demonstration
    denied departmental departments depending deputies description design desire destruction detail details development difference
    differences difficult difficulties digest dinner direct directive discovery discussion discussions disease display disposal disputes
    dissemination distance distribution documentation domestic door doubt doubtful dozen drive driver drug due dutch duty early earth
    east easter economics economy editor education educational effect effective effort efforts election elections elements embassies emergency
    emphasis employment end enemy energy engine enough entire entry environment equal equally equipment error essential essentially
    establishment establishments estimates evaluation evening events everybody everyone everything everywhere evidence exact exactly
    examination example exchanges exercise exhibition existing expansion experience expert experts explanation explosion export exports
    exposure extra extracts face facilities facility fact factor factors failure family famous far farm father fear feature fiction
    field fifth figure figures film finance finding fire firm fiscal flag flow folder folk food foot football foreigners form formal
    formation formula foundations fourth frankly fresh friend friends fuel full function funds further future game gas generally
    generation gentlemen gift girl given goal god gold goods great green ground grounds group growth guarantee guess guidance guide gun
    hair half hall hand handed handling hands harbor hard head headquarters heads health hearing heart heat heavy height heights help
    hemisphere hero higher hill historic historical holiday holy home homes hope hospital hot hotel hour hours household houses housing human
    hundred idea ideas identity illness image immediately impact implementation implications importance important impression improvement
    inaugural inch incident incidents income increase increased independence independent index individual industrial industry inflation
    influence informal information initially initiative input inquiry inside insofar inspection institution institutional instructions
    insurance intention intentions interests interpreters interpreting interview introduction invasion investigation investment
    invitation island issue issues job jobs judge judging judgment jurisdiction kind king know knowledge labor lack lady lake land lands
    language large late latter launch leaders leadership lecture left legal legislation legislature lesson lessons let level levels
    liberal liberation library life light limit lines link list literature live loan location long looking loss lot love lunch machine
    magazine mail maintenance majesty management manner march margin marriage mass massive master match material materials matter
    matters maximum meal meaning measure measures media medical medicine medium member members memoranda memory men mention merchant
    mere message messages metal method methods mid midnight mile military million mind minimum minority miscellaneous mission missions
    mistake mobilization model modern modest moment monday money monitor month months moral morning mother motion motor mountain
    movement murder museum music name names narrow native natural naturally nature nearby need needs negotiation negotiations negotiator
    negotiators network newspaper newspapers next nice night nobody noon normal normally north noted notes nothing notice noting notion
    oak object objective objectives observance observers obviously occasion occupation ocean odd offensive offer officers offices
    officials oil old open opening opinion opponents opportunity opposite opposition option options oral orders ordinary organizations
    origin originally originals outcome outline output outside overall overseas owner pact page pain painting palace panel paper papers
    parents park parliamentary particularly parties partner partners parts passage passport past patient pattern pay payment payments
    peaceful people period permission person personal personally personnel petition photograph phrase picture piece pilot pipe place
    plain plane planet plans plant plate platform play player pleasure plenty plenum poem poet points pole police policies politics poll
    pool poor population port portion position positions possession possibility possible posts potential poverty practice prayer precise
    premise preparation prepared presence presentation preservation pressure prevent previous price prices priest principals principle
    priorities prison prisoner prisoners private prize problems procedure proceedings process producer product production products
    professional progress promise proof proper property proportion proposals prospect prospects protection protest proud provided
    provision public publication publications publicity publisher purchase pure purpose pursuant quality quarter questioned questions
    quick quiet quite race radical rail railroad railway rain ranch range rapid rate rates rather raw reach reaction reactions reader
    reading real realistic reality reason reasons recalling receipt received recent recently recession recognition recommend
    reconstruction recordings recovery reduction ref references referring reform refugee refugees refusal regardless regime region
    regretted regulation rejection relating relation relationship relative release relief religion religious remark remarks removal
    repair repeat repetition replacement reply reports republics request requests requirement requirements rescue research residence
    resistance resolution resolutions resources respect rest restaurant result results retreat return returning revenue reverse
    reverting revolution rich riding rifle ring rise rising risk river road rocket role roll roof room root route row royal rules run
    sacred safe safety sale sales salt sample saturday scale scene schedule scheme scholar scholars school schools sciences scope score
    screen script season seat second secondly secrecy secret seed senior sense sensitive sentence separate sequence series serious
    settlement seven several sex shadow shape share sharp sheet shell ship ships shock shop short shot shoulder show sight sign signal
    signs silence silver similar simple single sister site sites six size skill skin sky slave sleep slight slow small smoke snow
    socialism soil soldier soldiers solid solution some something somewhat son song soon sort sound south southeast southern spare
    speaker speaking specialist species specific specifically speed spirit sport spot spread spring square stability stage stake stand
    standard standards star start statements steel step stock stone stop store storm story straight straits strange stranger stream
    street strength stress stressed strike string strip strong structure student students studies studio style submission submitted
    subsequent substance success successful such sudden suffering sugar suggest suggested suggestion suit summer sun sunday supplement
    supplies supply support suppose surface surprise surrender survey survival suspicion sweet sympathy system systems table tactics
    taken taking talk talking target targets tax taxes tea teacher team technique technology telephone television temperature tension
    term terms territories territory terror terrorism terrorist testament tests thanks theater theatre theme theory thing things third
    thirdly thousand threat threats throne thursday ticket tide tie tight timing tomorrow tone tonight top topic topics torture total
    tour tourist tower town towns tradition traditional traffic training transcribed transfer transition translation transmitted
    transport transportation travel traveler treasure treatment tree trend trial tribe tribes trip trips triumph troop trouble truck
    true truth tunnel turn turning twelve twentieth twenty twice type types ultimate uncle uniform unilateral union unit units unity
    upper urban usage use useful user usual valley value values variety various vehicle version very veto victim victims victory view
    views villa village violation violence virtual virtually virtue vision visitor visitors vital voice volunteer volunteers vote voter
    voters votes voyage wage wages waiting walk wall want warfare warm warning wars waste water wave way ways weak wealth weapon weapons
    weather wedding wednesday week weekend weekly weight welcome welfare westerners wheat wheel wide wife wild willing wind window wing
    winter wireless wise withdrawal witness woman women wonder wood word words worker workers worth wound writer writers writing wrong
    yard year years yellow yesterday youth zero zionism zionist
    """

  /// Endings of English words that few names have.
  static let endings = """
    ly tion tions sion sions ment ments ness ship ships ism isms ance ances ence ences ity ities ive ives ings able ables ible ibles ous
    ful less ward wards wise ure ures age ages ized ised izing ising ology ologies graphy crat crats cracy cies
    """
}
