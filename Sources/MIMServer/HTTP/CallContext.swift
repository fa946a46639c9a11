import Hummingbird
import NIOCore

/// What goes with a request on its way through the router: also its connection, for whoever writes to it at length.
struct CallContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
