import Glibc
import HummingbirdCore
import NIOCore

/// Bounds what a connection holds for a client that takes its answer slowly, and cuts it off when it takes nothing.
///
/// NIO tells the writer to wait when more than a little is unsent, and the system is told to keep little that is unsent,
/// so what lies ready for a slow client is a few pages of memory. Whoever leaves that lying for long has gone, or does
/// not mean to read it: a follower that was cut off takes up where it was.
final class StalledClientHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let patience: TimeAmount
    private var cut: Scheduled<Void>?

    /// - Parameter patience: How long a client may take nothing, or next to nothing, of what lies ready for it.
    init(patience: TimeAmount) {
        self.patience = patience
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard let options = context.channel.syncOptions else { return }
        // Without them the connection serves as well, with the buffers that the system gives.
        try? options.setOption(
            .writeBufferWaterMark, value: .init(low: RequestLimits.unsentBytesLow, high: RequestLimits.unsentBytesMax))
        try? options.setOption(.tcpOption(.init(rawValue: Self.notSentLowWater)), value: RequestLimits.unsentBytesMax)
    }

    /// `TCP_NOTSENT_LOWAT` of tcp(7), which Glibc does not name.
    private static let notSentLowWater: CInt = 25

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            stopWaiting()
        } else if cut == nil {
            let channel = context.channel
            cut = context.eventLoop.scheduleTask(in: patience) {
                // Reset, or the system would keep the rest for a client that does not take it.
                _ = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
                channel.close(promise: nil)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopWaiting()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { stopWaiting() }

    private func stopWaiting() {
        cut?.cancel()
        cut = nil
    }
}
