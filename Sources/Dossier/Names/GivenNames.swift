/// Given names, to tell "Graham Allison" (another's name) from "President Allison".
enum GivenNames {
  /// Names with their short and foreign forms, one group a line.
  static let groups = """
    abraham abe abram avram
    albert al bert
    alexander al alex alec alexandr aleksandr alexandre alessandro alejandro sasha
    alexei aleksei alexey aleksey alexis alexi
    alfred fred alf
    andrew andy andrei andrey andrej andre andré andreas drew
    anthony antony tony antonio anton
    arthur art artur
    benjamin ben benny
    bernard bernie bernhard
    bradley brad
    carl karl charles charlie chuck chip carlos carlo karel
    catherine katherine kathryn kate cathy kathy
    christian chris christopher
    clement clem
    conrad konrad
    daniel dan danny
    david dave davy
    dmitri dmitry dimitri
    donald don
    douglas doug
    dwight ike
    edward ed eddie ted ned teddy eduard edouard
    edwin ed
    elizabeth liz betty beth
    ernest ernie ernst
    eugene gene evgeni evgeny yevgeni yevgeny
    francis frank franz francois françois francisco franco
    frederick frederic fred friedrich fredrick
    gabriel gabe
    georgi georgy georgiy georgii yuri yuriy yury
    george georg georges jorge yuri
    gerald gerard jerry gerry gerhard
    gilbert gil
    gordon gordie
    gregory greg grigori grigory
    harold harry hal
    henry hank harry henri heinrich hendrik
    herbert herb bert
    howard howie
    hubert hugh
    igor
    jacob jake jack jacques yakov
    james jim jimmy jamie jaime
    jeffrey jeff geoffrey
    john jack johnny jon johan johann hans jean juan ivan jan giovanni
    joseph joe josef jose josé iosif giuseppe
    joshua josh
    kenneth ken
    kurt curt
    lawrence laurence larry lars lorenzo
    leonard len leo leonid
    lewis louis lou luis luigi ludwig
    llewellyn tommy
    margaret maggie peggy
    martin marty martín
    matthew matt
    maurice morris
    maxwell max
    melvin mel
    michael mike mikhail michel miguel
    mohammed muhammad mohammad mohamed mahomed mehmet
    nathaniel nathan nat
    nelson
    nicholas nick nicolas nikolai nikolay nicolae
    norman norm
    patrick pat
    paul pavel pablo paolo
    peter pete pyotr petr pierre pedro
    philip phillip phil philippe
    ralph
    raymond ray
    richard dick rick ricardo
    robert bob bobby rob roberto
    roger rog
    ronald ron ronnie
    samuel sam sammy
    sergei sergey sergej serge sergio
    stephen steven steve stefan stephan
    stewart stuart
    stanley stan
    terence terry
    theodore ted teddy theo
    thomas tom tommy tomas
    timothy tim
    valentin val
    valerian valery valeri
    vasili vasily vasil basil
    victor viktor vic
    vincent vince
    vladimir volodya vlad
    walter walt walther
    warren
    wilhelm willi willy
    william bill billy will willie guillermo guillaume
    winston win
    zachary zach
    """

  /// Further given names.
  static let others = """
    adam adlai adolf adrian alain alan alice allan allen alvin amintore amory anastas anatole anatoli anatoliy anatoly angela ann anna
    anne annie arne arnold averell barbara barry bohuslav boris brent brian bromley bruce bryan byron calvin carol caroline cecil
    chester christine clarence clark claude claus clifford clinton clyde colin cordell craig curtis cyril cyrus dag dale dean deborah
    denis dennis diana dirk dorothy duncan earl edgar edith edmund egon eleanor elliot elliott ellsworth elmer emil emilio emmett
    enrico eric erich erik erwin esther evan eve evelyn everett felix ferdinand fidel florence floyd forrest foster foy frances
    franklin fritz gareth gary gaston glen glenn grace graham grant griffith gunnar gunther gustav guy hamilton hannah harlan harriet
    harrison harvey hassan hector heinz helen helene helga helmut herman hermann hervé hillary homer horace horst hussein ian ibrahim
    ingrid ira irene irving isaac jackson jacqueline jane janet jason jay jennifer jerome jessica jill joachim joan joel johannes
    jonathan joyce judith judy julia julian julie julio julius june karen karin keith kent kevin kirk klaus laura lauris lee leif leon
    leonardo leroy leslie lester linda lisa livingston lloyd lothar louise lucian lucius luther lyndon lynn mac madeleine malcolm
    manfred manuel marc marcel marco marcus maria marie marilyn mario marion mark marshall martha mary mason maureen maxim mcgeorge
    merle milton mitchell monica morton moshe murray myron nancy neil nels niels nikita nina norbert olaf oleg oliver olof omar oscar
    osman oswald otto owen pamela pascal patricia percy perry rachel rafael rainer ralf ramon randolph raoul raul rebecca reginald
    reinhard rene rené rex reynold rita robin roderick rodney roland rolf roman rosa ross rowland roy rudolf rudolph rufus rupert
    russell ruth salvador samantha sandra sandy sarah saul scott sean seymour sharon sheldon shirley sidney sigmund simon sol spencer
    spiro stella stepan susan sven sydney sylvester sylvia tamara tatiana thelma theodor thurston todd trevor tyler ulrich ulysses
    urho ursula vera vernon veronica victoria viola virginia vittorio vivian vyacheslav wallace ward wayne wendy wesley wilbur willard
    willis wilma wolfgang woodrow woodruff yitzhak yves zbigniew zoltan
    """
}
