package school.messaging.envelope;

import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.ContextLocals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a service sends a message: the flow that it is part of, the message that it reacts to, and where that one wants
 * its answer. It is at hand wherever a message is being handled, so that no use case has to pass it on.
 *
 * @param correlationId names the whole flow
 * @param messageId {@code ce_id} of the direct cause; none at the entrance of a flow
 * @param replyTo the topic that the direct cause wants its answer on, if it wants one
 * @param traceparent W3C trace context of the flow
 */
public record MessageContext(
        String correlationId,
        @Nullable String messageId,
        @Nullable String replyTo,
        @Nullable String traceparent) {

    private static final String KEY = MessageContext.class.getName();

    /**
     * The cause of a flow that begins here, for example with an HTTP request.
     *
     * @param traceparent the header that the request came with, passed on where it is valid; where this service takes
     *     part in traces, its own span stands for it
     */
    public static MessageContext startNew(String correlationId, @Nullable String traceparent) {
        String own = TraceContext.write(Context.current());
        return new MessageContext(correlationId, null, null, own == null ? TraceContext.valid(traceparent) : own);
    }

    /** What is being handled in this Vert.x context. */
    public static MessageContext current() {
        return find().orElseThrow(
                        () -> new IllegalStateException("nothing is being handled here, so nothing can be its cause"));
    }

    /** What is being handled in this Vert.x context, if anything is. */
    public static Optional<MessageContext> find() {
        return ContextLocals.get(KEY);
    }

    /** Makes this the cause of whatever is sent from this Vert.x context from now on. */
    public void makeCurrent() {
        ContextLocals.put(KEY, this);
    }
}
