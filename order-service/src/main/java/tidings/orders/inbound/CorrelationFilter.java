package tidings.orders.inbound;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import tidings.messaging.Cause;

/**
 * Begins a flow with each request: the id that the client gave it, or a new one. The answer carries it, and so does every
 * message that follows. The trace of a W3C {@code traceparent} goes on with it.
 */
class CorrelationFilter {

    private static final String HEADER = "X-Correlation-Id";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    /** W3C Trace Context, section 3.2. */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @ServerRequestFilter
    public void begin(ContainerRequestContext request) {
        String id = Optional.ofNullable(request.getHeaderString(HEADER))
                .orElseGet(() -> UUID.randomUUID().toString());
        if (!ID.matcher(id).matches()) {
            throw new InvalidRequest(List.of(new FieldError(HEADER, "must be 1 to 128 printable characters")));
        }
        request.setProperty(HEADER, id);
        Cause.entrance(id, traceparent(request.getHeaderString("traceparent"))).makeCurrent();
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(HEADER);
        if (id != null) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }

    private static @Nullable String traceparent(@Nullable String header) {
        return header != null && TRACEPARENT.matcher(header).matches() ? header : null;
    }
}
