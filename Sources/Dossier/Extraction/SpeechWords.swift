/// Verbs whose subject is mostly a person.
enum SpeechWords {
  /// What only people do: "said", "asked", "replied".
  static let strong = """
    acknowledged added adds admitted agreed agrees answered answers argued argues arrived asked asks asserted asserts believed believes
    cabled claimed claims commented comments concluded concludes continued continues declared declares denied denies doubted emphasised
    emphasized emphasizes expected expects explained explains expressed expresses feels felt herself himself hoped hopes indicated
    indicates inquired insisted insists interjected interrupted invited knew knows laughed mentioned mentions met nodded noted objected
    observed observes phoned pointed proposed proposes raised recalled recalls referred refers reiterated remarked remarks repeated
    replied replies reported resigned responded responds retorted reviewed said says smiled speaks spoke stated stressed stresses
    suggested suggests telephoned tells thanked thanks thinks thought told underlined urged urges visited wanted wants warned warns
    welcomed wished wishes wondered writes wrote
    """

  /// What things do too.
  static let weak = """
    accepted again also announced appeared called closed considered did does gave had has is notes opened points reads received reports
    seemed signed states then took turned was will would
    """

  /// What is done to somebody who is told something: "told Smith".
  static let addressing = "advised ask asked assured called inform informed invited reminded telephoned tell thanked told"
}
