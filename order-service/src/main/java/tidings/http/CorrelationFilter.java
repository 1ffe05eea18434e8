package tidings.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import tidings.messaging.envelope.MessageContext;

/**
 * Gives each request a correlation id: that of the client ({@code X-Correlation-Id}) or a new one. The response and all
 * messages that follow carry it. A W3C {@code traceparent} is continued.
 *
 * <p>An order keeps the correlation id of the request that placed it. A later request about it continues that flow, so its
 * resource sets the header of the response.
 */
public class CorrelationFilter {

    public static final String HEADER = "X-Correlation-Id";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @ServerRequestFilter
    public void begin(ContainerRequestContext request) {
        String id = Optional.ofNullable(request.getHeaderString(HEADER))
                .orElseGet(() -> UUID.randomUUID().toString());
        if (!ID.matcher(id).matches()) {
            throw new InvalidRequest(List.of(new FieldError(HEADER, "must be 1 to 128 printable characters")));
        }
        request.setProperty(HEADER, id);
        MessageContext.startNew(id, request.getHeaderString("traceparent")).makeCurrent();
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(HEADER);
        if (id != null) {
            response.getHeaders().putIfAbsent(HEADER, List.of(id));
        }
    }
}
