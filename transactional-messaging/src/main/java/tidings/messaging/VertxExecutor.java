package tidings.messaging;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Brings work back to the Vert.x context that it belongs to, for example from a thread of the Kafka client. */
final class VertxExecutor {

    private VertxExecutor() {}

    /** Runs on the context that this is called on. */
    static Executor current() {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
        return command -> context.runOnContext(ignored -> command.run());
    }
}
