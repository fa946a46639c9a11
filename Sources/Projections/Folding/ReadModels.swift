import Programme

/// Every read model of the programme, fed together: an event is decoded once and handed to each.
public struct ReadModels: ReadModel {
    public private(set) var caseload = Caseload()
    public private(set) var supervision = Supervision()
    public private(set) var meldcodeCases = MeldcodeCases()
    public private(set) var registration = RegistrationBook()
    public private(set) var archive = RegistrationArchive()

    public init() {}

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        caseload.change(recorded, change)
        supervision.change(recorded, change)
        meldcodeCases.change(recorded, change)
        registration.change(recorded, change)
        archive.change(recorded, change)
    }

    public var estimatedBytes: Int {
        caseload.estimatedBytes + supervision.estimatedBytes + meldcodeCases.estimatedBytes
            + registration.estimatedBytes + archive.estimatedBytes
    }
}
