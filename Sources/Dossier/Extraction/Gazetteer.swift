/// Names of places that a reader of any newspaper knows: they are no names of people unless something says so.
enum Gazetteer {
  static let countries = """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados
    belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burma burundi cambodia cameroon canada chad chile
    china colombia congo croatia cuba cyprus czechoslovakia denmark djibouti ecuador egypt england eritrea estonia ethiopia fiji finland
    formosa france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india
    indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon
    lesotho liberia libya lithuania luxembourg macedonia madagascar malawi malaysia mali malta mauritania mauritius mexico moldova
    mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine
    panama paraguay peru philippines poland portugal qatar rhodesia romania rumania russia rwanda salvador scotland senegal serbia
    singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand tibet togo
    tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen yugoslavia zaire zambia zealand zimbabwe
    """

  static let cities = """
    abidjan accra addis algiers amman amsterdam ankara antwerp athens atlanta baghdad baku bangkok beijing beirut belfast belgrade
    berlin bern berne bogota bogotá bombay bonn boston bratislava brussels bucharest budapest cairo calcutta canberra capetown caracas
    casablanca chicago cologne copenhagen dakar damascus danzig delhi detroit dhaka dresden dublin edinburgh florence frankfurt gaza
    geneva genoa glasgow guantanamo hague hamburg hanoi havana helsinki hiroshima houston islamabad istanbul jakarta jerusalem
    johannesburg kabul karachi katanga khartoum kiev kinshasa krakow kyiv kyoto lagos leipzig leningrad lima lisbon liverpool ljubljana
    london luanda lyon madrid manchester manila marseille mecca miami milan minsk montreal moscow mumbai munich nairobi nanking naples
    odessa osaka oslo ottawa palermo paris peking philadelphia potsdam prague pretoria pyongyang quito rabat rangoon reykjavik riga rome
    rotterdam saigon salzburg santiago sarajevo seoul shanghai singapore sofia stockholm strasbourg stuttgart sydney taipei tallinn
    tashkent tbilisi teheran tehran tokyo toronto tripoli tunis vatican versailles vienna vientiane vilnius vladivostok warsaw
    washington yalta yerevan zagreb zurich
    """

  static let regions = """
    africa alabama alaska america antarctica arctic arizona arkansas asia atlantic balkans baltic bosporus california caribbean caucasus
    colorado connecticut crimea danube dardanelles delaware donbas elbe europe florida golan gulf hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts mediterranean mekong michigan minnesota mississippi missouri montana nebraska
    neisse nevada nile oder ohio oklahoma oregon pacific pennsylvania rhine scandinavia siberia sinai suez tennessee texas utah vermont
    virginia volga wisconsin wyoming
    """
}
