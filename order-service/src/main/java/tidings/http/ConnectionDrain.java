package tidings.http;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/**
 * Closes before anything else stops: who comes anew is refused, and may go to another replica at once. Who is inside is
 * served, and told with the answer that this connection has no other ({@code Connection: close}, RFC 9112, 9.6).
 *
 * <p>A connection that is idle cannot be told, so each has a moment for one more request before it is cut. What is in hand
 * then has {@code quarkus.shutdown.timeout}.
 */
@ApplicationScoped
class ConnectionDrain {

    /** Before whatever else sees a request. */
    private static final int FIRST = 10_000;

    private static final int EARLY = 1000;
    /** After those who wait inside were sent away. */
    private static final int LATE = 10_000;

    private static final long MOMENT_SECONDS = 2;

    /** The listening socket, known since the first request came through it, and what is connected. */
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private volatile boolean closed;

    void watch(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    /** Before those who wait inside are sent away: their answers are to say that it is closed. */
    void close(@Observes @Priority(EARLY) ShutdownDelayInitiatedEvent stopping) {
        closed = true;
        channels.close(ChannelMatchers.isServerChannel()).awaitUninterruptibly(MOMENT_SECONDS, TimeUnit.SECONDS);
    }

    void seeOut(@Observes @Priority(LATE) ShutdownDelayInitiatedEvent stopping) {
        channels.newCloseFuture(ChannelMatchers.isNonServerChannel())
                .awaitUninterruptibly(MOMENT_SECONDS, TimeUnit.SECONDS);
    }

    private void enter(RoutingContext request) {
        Channel connection = ((ConnectionBase) request.request().connection()).channel();
        if (channels.add(connection)) {
            channels.add(connection.parent());
        }
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.addHeadersEndHandler(answering -> announceEnd(request));
            request.addEndHandler(answered -> end(request));
        }
        request.next();
    }

    private void announceEnd(RoutingContext request) {
        if (closed) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void end(RoutingContext request) {
        if (closed) {
            request.request().connection().close();
        }
    }
}
