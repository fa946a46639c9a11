import Programme

/// Which organisations run a location together: the report counts locations by it.
public enum ProviderSet: String, Hashable, Sendable, CaseIterable {
    case homeCareOnly = "home-care-only"
    case humanitasWithHomeCare = "humanitas-with-home-care"
    case humanitasOnly = "humanitas-only"
    case other

    /// Home care beside Humanitas counts in whatever role (in Purmerend it only supports). Otherwise those who merely
    /// support a location are not counted among its providers.
    public init(_ providers: [Provider]) {
        let all = Set(providers.map(\.kind))
        let responsible = Set(providers.filter { $0.role != .supporter }.map(\.kind))
        if all.isSuperset(of: [.humanitas, .homeCare]) {
            self = .humanitasWithHomeCare
        } else if responsible == [.homeCare] {
            self = .homeCareOnly
        } else if responsible == [.humanitas] {
            self = .humanitasOnly
        } else {
            self = .other
        }
    }

    var dutch: String {
        switch self {
        case .homeCareOnly: "thuiszorg als enige aanbieder"
        case .humanitasWithHomeCare: "Humanitas met thuiszorg"
        case .humanitasOnly: "Humanitas alleen"
        case .other: "anders"
        }
    }

    var english: String {
        switch self {
        case .homeCareOnly: "home care as only provider"
        case .humanitasWithHomeCare: "Humanitas with home care"
        case .humanitasOnly: "Humanitas alone"
        case .other: "other"
        }
    }
}
