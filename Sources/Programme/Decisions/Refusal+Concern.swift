import Wire

extension Refusal {
    static func alreadySettled(on day: Day) -> Refusal {
        Refusal(
            "already-settled", field: "concern",
            dutch: "Deze zorg is afgehandeld op \(day). Leg een nieuwe zorg vast als zij terugkomt.",
            english: "This concern was settled on \(day). Record a new concern if it comes back.")
    }
}
