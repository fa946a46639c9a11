import EventStore
import Programme
import Projections
import Wire

/// Writes the rows of the read models as the fields of a JSON object, with the names of people opened.
struct RowAnswers {
    let texts: PersonalTexts
    let language: Language

    func write(_ row: CaseloadRow, to json: inout JSONWriter) throws(VaultFault) {
        json.field("trajectory", row.trajectory)
        json.field("status", row.status)
        json.field("since", row.since)
        try json.person("mother", row.mother, row.motherName, texts)
        try json.person("child", row.child, row.childName, texts)
        json.field("childMonths", row.childMonths)
        place(row.location, row.locationName, to: &json)
        try coordinators(row.coordinators, to: &json)
        try json.person("volunteer", row.volunteer, row.volunteerName, texts)
        json.field("enrolledOn", row.enrolledOn)
        json.field("acceptedOn", row.acceptedOn)
        json.field("phase", row.phase)
        json.key("visits")
        json.object { json in
            json.field("acquaintance", row.visits.acquaintance)
            json.field("implementation", row.visits.implementation)
            json.field("closing", row.visits.closing)
            json.field("total", row.visits.total)
        }
        json.field("lastVisit", row.lastVisit)
        json.field("nextVisit", row.nextVisit)
        json.field("visitDue", row.visitDue)
        json.field("endReason", row.endReason)
        json.field("referralTarget", row.referralTarget)
        signals(row.signals, to: &json)
    }

    func write(_ row: VolunteerRow, to json: inout JSONWriter) throws(VaultFault) {
        try json.person("volunteer", row.volunteer, row.name, texts)
        json.field("status", row.status)
        place(row.location, row.locationName, to: &json)
        try coordinators(row.coordinators, to: &json)
        json.field("appliedOn", row.appliedOn)
        json.field("wasProgrammeMother", row.wasProgrammeMother)
        json.field("admittedOn", row.admittedOn)
        json.field("stoppedOn", row.stoppedOn)
        json.field("stopReason", row.stopReason)
        json.field("certificateSeenOn", row.certificateSeenOn)
        json.field("certificateIssuedOn", row.certificateIssuedOn)
        json.field("trainingMeetings", row.trainingMeetings)
        json.field("topicsDone", row.topicsDone)
        json.field("topicsMissing", row.topicsMissing)
        json.field("experience", row.experience)
        json.key("activeMothers")
        json.array(row.activeMothers.map { "\($0.value)" })
        json.field("lastTalk", row.lastTalk)
        json.field("daysSinceTalk", row.daysSinceTalk)
        json.field("groupMeetingsThisYear", row.groupMeetingsThisYear)
        json.field("visitsThisYear", row.visitsThisYear)
        json.field("lastVisit", row.lastVisit)
        signals(row.signals, to: &json)
    }

    func write(_ row: CoordinatorRow, to json: inout JSONWriter) throws(VaultFault) {
        try json.person("coordinator", row.coordinator, row.name, texts)
        json.key("locations")
        json.array(row.locations) { post, json in
            json.field("id", post.location)
            json.field("name", post.locationName)
            json.field("weeklyMinutes", post.weeklyMinutes)
        }
        json.field("weeklyMinutes", row.weeklyMinutes)
        json.field("activeVolunteers", row.activeVolunteers)
        json.field("activeMothers", row.activeMothers)
        time(row.time, to: &json)
        signals(row.signals, to: &json)
    }

    func write(_ row: LocationSupervisionRow, to json: inout JSONWriter) throws(VaultFault) {
        place(row.location, row.locationName, to: &json)
        try coordinators(row.coordinators, to: &json)
        time(row.time, to: &json)
        signals(row.signals, to: &json)
    }

    func write(_ row: CaseRow, to json: inout JSONWriter) {
        json.field("case", row.id)
        json.field("trajectory", row.trajectory)
        json.field("location", row.location)
        json.key("open")
        json.boolean(row.isOpen)
        json.field("openedOn", row.openedOn)
        json.field("closedOn", row.closedOn)
        json.field("finding", row.finding)
        json.field("stepsTaken", row.stepsTaken)
        json.field("stepReached", row.stepReached)
        decision("report", row.report, to: &json)
        decision("help", row.help, to: &json)
        json.field("reportedOn", row.reportedOn)
        json.field("continuation", row.continuation)
        json.field("acuteDanger", row.acuteDanger)
        json.field("lastActivity", row.lastActivity)
        json.field("daysSinceActivity", row.daysSinceActivity)
        json.field("lateEntries", row.lateEntries)
        signals(row.signals, to: &json)
    }

    private func decision(_ name: StaticString, _ decision: CaseRow.StandingDecision?, to json: inout JSONWriter) {
        guard let decision else { return }
        json.key(name)
        json.object { json in
            json.field("on", decision.on)
            json.key("outcome")
            json.boolean(decision.outcome)
            json.field("by", decision.by)
        }
    }

    private func place(_ id: LocationID, _ name: String?, to json: inout JSONWriter) {
        json.key("location")
        json.object { json in
            json.field("id", id)
            json.field("name", name)
        }
    }

    private func coordinators(_ people: [NamedCoordinator], to json: inout JSONWriter) throws(VaultFault) {
        let shown = try people.map { person throws(VaultFault) in (person.id, try texts.shown(person.name)) }
        json.key("coordinators")
        json.array(shown) { person, json in
            json.field("id", person.0)
            guard let name = person.1 else { return }
            json.key("name")
            json.personal(name)
        }
    }

    private func time(_ time: CoordinationTime, to json: inout JSONWriter) {
        json.key("coordinationTime")
        json.object { json in
            json.field("weeklyMinutes", time.weeklyMinutes)
            json.field("activeVolunteers", time.activeVolunteers)
            json.field("minutesPerVolunteer", time.minutesPerVolunteer)
            json.field("verdict", time.verdict)
        }
    }

    private func signals(_ signals: [ShownSignal], to json: inout JSONWriter) {
        json.key("signals")
        json.array(signals) { signal, json in
            json.field("signal", signal.kind)
            json.field("sentence", language == .dutch ? signal.dutch : signal.english)
            json.field("day", signal.day)
            json.field("number", signal.number)
            json.key("norm")
            json.object { norm(signal.kind.norm, to: &$0) }
        }
    }

    /// What a signal departs from: its number, what it says, how binding it is and where that stands.
    private func norm(_ norm: Norm, to json: inout JSONWriter) {
        json.field("number", norm.number)
        json.field("sentence", language == .dutch ? norm.dutch : norm.english)
        json.field("kind", norm.kind.rawValue)
        json.field("source", norm.source)
    }
}
