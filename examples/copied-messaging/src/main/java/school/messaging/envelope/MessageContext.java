package school.messaging.envelope;

import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.ContextLocals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The context in which a service sends messages: their flow, the message that causes them, and the topic for its reply.
 *
 * <p>It is kept on the Vert.x context, so no use case has to pass it on.
 *
 * @param correlationId the id of the whole flow
 * @param messageId {@code ce_id} of the direct cause; none at the start of a flow
 * @param replyTo the topic for the reply to the direct cause; none if it expects no reply
 * @param traceparent the W3C trace context of the flow
 */
public record MessageContext(
        String correlationId,
        @Nullable String messageId,
        @Nullable String replyTo,
        @Nullable String traceparent) {

    private static final String KEY = MessageContext.class.getName();

    /**
     * Returns the context of a new flow, for example for an HTTP request or a scheduled job.
     *
     * @param traceparent the header of the request; ignored if invalid, or if this service has a span of its own
     */
    public static MessageContext startNew(String correlationId, @Nullable String traceparent) {
        String own = TraceContext.write(Context.current());
        return new MessageContext(correlationId, null, null, own == null ? TraceContext.valid(traceparent) : own);
    }

    /** Returns the context of this Vert.x context. Fails with {@link IllegalStateException} if there is none. */
    public static MessageContext current() {
        return find().orElseThrow(() -> new IllegalStateException("no MessageContext on this Vert.x context: call"
                + " MessageContext.startNew(correlationId, traceparent).makeCurrent() in the HTTP filter"
                + " or the job where the flow starts"));
    }

    /** Returns the context of this Vert.x context, if there is one. */
    public static Optional<MessageContext> find() {
        return ContextLocals.get(KEY);
    }

    /** Makes this the context of all messages that this Vert.x context sends from now on. */
    public void makeCurrent() {
        ContextLocals.put(KEY, this);
    }
}
