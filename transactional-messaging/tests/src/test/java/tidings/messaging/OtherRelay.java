package tidings.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import tidings.messaging.outbox.KafkaSender;
import tidings.messaging.outbox.MessagingMetrics;
import tidings.messaging.outbox.Relay;

/** Relays with another sender, instead of the relay of the application, until it is closed. */
final class OtherRelay implements AutoCloseable {

    private final Relay replaced;
    private final Relay relay;

    OtherRelay(Relay replaced, Pool pool, Vertx vertx, KafkaSender sender) {
        this.replaced = replaced;
        this.relay = new Relay(pool, vertx, sender, new MessagingMetrics(new SimpleMeterRegistry()));
        replaced.stop(null);
        relay.start(null);
    }

    Relay relay() {
        return relay;
    }

    @Override
    public void close() {
        relay.stop(null);
        replaced.start(null);
    }
}
