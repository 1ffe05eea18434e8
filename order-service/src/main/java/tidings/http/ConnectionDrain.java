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
 * Drains HTTP connections on shutdown: refuses new ones, so that clients try another replica, and answers the requests of
 * the others with {@code Connection: close} (RFC 9112, 9.6).
 *
 * <p>An idle connection gets no answer, so each connection has a grace period for one more request before it is cut. The
 * requests in flight then have {@code quarkus.shutdown.timeout}.
 */
@ApplicationScoped
class ConnectionDrain {

    /** Runs before all other filters. */
    private static final int FIRST = 10_000;

    private static final int EARLY = 1000;
    /** Runs after long waits and streams have ended. */
    private static final int LATE = 10_000;

    private static final long GRACE_SECONDS = 2;

    /** All connections, and the listening socket, which the first request reveals. */
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private volatile boolean closed;

    void watch(@Observes Filters filters) {
        filters.register(this::onRequest, FIRST);
    }

    /** Closes the socket before long waits and streams end: their answers carry {@code Connection: close}, too. */
    void close(@Observes @Priority(EARLY) ShutdownDelayInitiatedEvent stopping) {
        closed = true;
        channels.close(ChannelMatchers.isServerChannel()).awaitUninterruptibly(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    void awaitDrained(@Observes @Priority(LATE) ShutdownDelayInitiatedEvent stopping) {
        channels.newCloseFuture(ChannelMatchers.isNonServerChannel())
                .awaitUninterruptibly(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private void onRequest(RoutingContext request) {
        Channel connection = ((ConnectionBase) request.request().connection()).channel();
        if (channels.add(connection)) {
            channels.add(connection.parent());
        }
        if (request.request().version() != HttpVersion.HTTP_2) {
            request.addHeadersEndHandler(sending -> announceClose(request));
            request.addEndHandler(sent -> close(request));
        }
        request.next();
    }

    private void announceClose(RoutingContext request) {
        if (closed) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void close(RoutingContext request) {
        if (closed) {
            request.request().connection().close();
        }
    }
}
