import EventStore
import Hummingbird
import Projections
import Wire

/// `GET /metrics`: numbers for whatever watches over MIM from minute to minute. Nothing in them is about people.
enum MetricsRoute {
    static func route(_ app: AppContext) -> Route {
        Route(
            path: "/metrics", summary: "Numbers about the log, its checks and the requests, for Prometheus.",
            answers: [Route.Answer(type: Exposition.mediaType, summary: "Prometheus text format 0.0.4.")],
            respond: { _ in .bytes(Array(try text(app).utf8), type: Exposition.mediaType) })
    }

    private static func text(_ app: AppContext) throws -> String {
        var metrics = Exposition()
        metrics.add(
            "process_start_time_seconds", .gauge, "When the data was opened, in seconds since 1970.",
            [.init(value: seconds(app.opened))])
        try addLog(app, to: &metrics)
        addScrub(app.scrubs, to: &metrics)
        metrics.add(
            "mim_http_requests_total", .counter, "Requests answered, by status.",
            app.requests.byStatus.sorted { $0.key < $1.key }.map { status, count in
                .init(label: ("status", "\(status)"), value: Double(count))
            })
        return metrics.text
    }

    private static func addLog(_ app: AppContext, to metrics: inout Exposition) throws {
        let committed = app.committed()
        metrics.add("mim_log_events", .gauge, "Events in the log, all of them durable.", try app.log.size().count)
        metrics.add(
            "mim_log_signed_events", .gauge, "Events covered by the last signed checkpoint.",
            app.checkpoints.signedSize.count)
        if let witnessed = app.cosignatures.witnessedSize {
            metrics.add("mim_log_witnessed_events", .gauge, "Events that every witness has cosigned.", witnessed.count)
        }
        metrics.add(
            "mim_projected_events", .gauge, "Events that the read models have taken in.", app.runner.size.count)
        metrics.add(
            "mim_log_accepting", .gauge, "1 while the log takes events, 0 when it is read only.",
            app.guardian.fault == nil ? 1 : 0)
        metrics.add("mim_log_appended_events_total", .counter, "Events appended.", committed.events)
        metrics.add("mim_log_appends_total", .counter, "Appends made.", committed.requests)
        metrics.add(
            "mim_log_commit_group_appends", .summary, "Appends made durable by one commit.",
            [
                .init(suffix: "_count", value: Double(committed.commits)),
                .init(suffix: "_sum", value: Double(committed.requests)),
            ])
        metrics.add(
            "mim_log_commit_seconds", .summary, "From judging the first append of a commit to the disk's answer.",
            [
                .init(suffix: "_count", value: Double(committed.commits)),
                .init(suffix: "_sum", value: Double(committed.nanoseconds) / 1e9),
            ])
    }

    private static func addScrub(_ scrubs: ScrubLedger, to metrics: inout Exposition) {
        let totals = scrubs.totals
        metrics.add("mim_scrub_passes_total", .counter, "Checks of the whole log that have ended.", totals.passes)
        metrics.add("mim_scrub_records_total", .counter, "Records hashed anew by them.", totals.records)
        metrics.add(
            "mim_scrub_fault", .gauge, "1 when the last check found something that is not what was recorded.",
            scrubs.fault == nil ? 0 : 1)
        guard let last = scrubs.last else { return }
        metrics.add("mim_scrub_last_events", .gauge, "Events that the last check looked at.", last.checked.count)
        metrics.add(
            "mim_scrub_last_end_time_seconds", .gauge, "When the last check ended, in seconds since 1970.",
            [.init(value: seconds(last.ended))])
    }

    private static func seconds(_ instant: Instant) -> Double { Double(instant.milliseconds) / 1000 }
}
