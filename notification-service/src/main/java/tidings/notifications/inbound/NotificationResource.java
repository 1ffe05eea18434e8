package tidings.notifications.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.BadRequest;
import tidings.messaging.work.NonCancellable;
import tidings.notifications.NotificationView;
import tidings.notifications.NotificationViews;
import tidings.notifications.domain.NotifiedOrderId;

/** The notifications over HTTP, read only. Every error is a {@link ProblemDetails}. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
class NotificationResource {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final NotificationViews notifications;

    NotificationResource(NotificationViews notifications) {
        this.notifications = notifications;
    }

    /** Lists the notifications about an order, sent and pending, the oldest first. */
    @GET
    public Uni<List<NotificationView>> list(@QueryParam("orderId") @Nullable String orderId) {
        return NonCancellable.of(notifications.find(parse(orderId)));
    }

    private static NotifiedOrderId parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new BadRequest("orderId", "must not be empty");
        }
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new BadRequest("orderId", "must be a UUID");
        }
        return new NotifiedOrderId(UUID.fromString(text));
    }
}
