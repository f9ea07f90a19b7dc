/// The words that pages ask for, by the keys of a words file.
public enum Word: Int, CaseIterable, Sendable {
  case skipToContent, mainMenu, briefing, people, person, meetings, meeting, positions, position, organisations, organisation
  case places, place, timeline, network, sources, source, works, work, issues, issue, terms, glossary, index, search, searchLabel
  case searchHint, theme, breadcrumb, onThisPage, atAGlance, toFrontPage, previous, next, close, feed, handling, asOf, madeWith, edition
  case pages, pageOf, bottomLine, judgements, newestMeetings, who, whoStandsWhere, openQuestions, newestDocuments
  case fullMatrix, fullTimeline, allPeople, allMeetings, allSources, evidence, evidenceOnThisPage, evidenceIntro
  case evidenceAgainst, retracted, answer, supportContested, supportContestedMeaning
  case unsupported, sourceWithheld, accordingTo, via, statusOwnWords, statusAttributed, statusDocument, statusReported
  case saidBy, saidByThrough, stepsCount
  case stanceInFavour, stanceConditional, stanceNeutral, stanceUnclear, stanceOpposed
  case statusAlleged, statusDenied, statusDisputed, statusInferred, statusConfirmed, confidenceHigh, confidenceModerate
  case confidenceLow, status, confidence, documentsDiffer, fromElsewhere, graded, gradeMeaning, sourceA, sourceB, sourceC, sourceD, sourceE,
    sourceF
  case information1, information2, information3, information4, information5, information6, pageNumber, workNotHeld, labelOf, comma,
    semicolon
  case notStated, datesNotStated, dayNotStated, monthNotStated, undated, placeNotStated, nameNotGiven
  case noStance, noEvidence, noNamedParticipant, noParticipants, noTopics, noOutcome, noPositions
  case noMeetings, noRoles, alsoKnownAs, born, died, gender, country, expertise, side, noSide, identifiers, webLinks, parent
  case publisher, published, publishes, authors, coordinates, sourcing, onTheWeb, date, time, venue, trackLabel, trackNumber
  case trackOneMeaning, trackOneAndAHalfMeaning, trackTwoMeaning, secrecy, secret, notSecret, partOf, languages, interpreters, interpreter
  case language, kind, roles, role, when, members, participants, namedParticipants, showOthers, topics, purpose
  case agreed, outcome, sessions, meetingsOnIssue, olderMeetings, comments, asked, askedBy, response, detail
  case responseDeclined, responseNone, responseCommented, responseDeclinedOrNone, responseNotStated, spokesperson, through, told
  case inWork, atMeeting, inCapacity, facts, fact, relations, related, contacts, metWhere, moreContacts, documents, document
  case mentionedIn, note, about, withOthers, moreOthers, absent, presentInPart, question, holders, positionsInOrder, earlier
  case stance, subIssues, trackScale, text, usedFor, moreFacts, mentions, retells
  case draftedBy, sentFrom, sentTo, toArrow, letterBox, sent, received, translationOf, translatedIn, attachmentOf, attachments, repliesTo
  case repliedToBy, supersedes, supersededBy, sameEvent, heldAs, spokenOfAs, retoldBefore
  case reliability, classification, documentNumber
  case accessed, onlyPassagesShown, textNotShown, original, whatRestsOnIt, actor, matrixCaption, matrixDash, matrixCaptionPartial, event
  case networkCaption, networkOfMeetings, networkPartial, networkDrawn, networkSilent, networkLarge, networkChart, tookPart, tookPartIn
  case tieOf, relationOf, metOftener, relatedTo, withoutName, asTable, nearCaption, nearMeetingCaption, nearPartial, metElsewhere, lastTime,
    notFoundTitle, notFoundText, movedText, markingClear, markingGreen, markingAmber
  case markingAmberStrict, markingRed, documentsCount, peopleCount, meetingsCount, positionsCount, organisationsCount, placesCount
  case issuesCount, worksCount, termsCount, eventsCount, passagesCount, mentionsCount, timesCount, metTimes, term
  case byName, newestFirst, oldestFirst, mostMeetings, mostPositions, order, filter, searchAll, partOfCount, decade
  case latestStances, sortBy, sortedBy, sortedBackBy, others, quoted, actorsCount
  case entriesFromAToZ, showPassages, themeAutomatic, themeLight, themeDark
  case holdersCount, firstRecorded, lastRecorded, noStanceRecorded, noStanceMeaning, meetingsOfItsPeople
  case whoSaysSo, saidItFirst, passedItOn, notNamed, evidenceBase, documentsOfGrade, ungradedDocuments, meetingsOnUnnamed
  case summary, contents, notes, notesIntro, pageShort, partOfBriefing
  case textDone, textToDo, textNotes, textNote, textBackToReference, textPage, textTable
  case allKinds, allSides, dateFrom, dateTo, dateHint, dateMeaning, letters, showMore, resultsFound, nothingFound, someWordsFound,
    bestPlacesOnly
  case searchFailed
  case support, statementsCount, countOf, allOf, supportNone, supportUnnamed, supportSingle, supportMore, supportSeveral, supportDisputed,
    retoldIn
  case supportNoneMeaning, supportUnnamedMeaning, supportSingleMeaning, supportDisputedMeaning, supportReport, passageOnTheWeb
  case citeThis
  case whatChanged, changedSince, changeAdded, changeChanged, changeWithdrawn, changesCount
  case chartOf, overTime, stancesDrawn, noEvents, legendDay, legendWithin, legendAbout, legendLasting, legendUnknown, legendOpen
}
