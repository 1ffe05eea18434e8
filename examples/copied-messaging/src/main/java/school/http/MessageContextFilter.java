package school.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import school.messaging.envelope.MessageContext;

/**
 * Starts a message context with each request. Without it the outbox rejects the first message.
 *
 * <p>The correlation id is that of the client, or a new one. Every message that follows from the request carries it.
 */
class MessageContextFilter {

    private static final String CORRELATION_ID = "X-Correlation-Id";
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @ServerRequestFilter
    public void start(ContainerRequestContext request) {
        String correlationId = Optional.ofNullable(request.getHeaderString(CORRELATION_ID))
                .filter(id -> VALID.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        MessageContext.startNew(correlationId, request.getHeaderString("traceparent"))
                .makeCurrent();
    }
}
