package tidings.eventmanager.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.http.Parameters;
import tidings.eventmanager.operations.DeliveryFilter.Cursor;
import tidings.eventmanager.operations.DeliveryFilter.Status;
import tidings.eventmanager.operations.DeliveryQueries.DeliveryView;
import tidings.eventmanager.subscriptions.SubscriptionParser;
import tidings.messaging.work.NonCancellable;

/** The deliveries of all subscriptions over HTTP, with their attempts. */
@Path("/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryListResource {

    private static final int MAX_LIMIT = 500;

    private final DeliveryQueries deliveries;
    private final SubscriptionParser subscriptions;
    private final CurrentOwner owner;

    DeliveryListResource(DeliveryQueries deliveries, SubscriptionParser subscriptions, CurrentOwner owner) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.owner = owner;
    }

    /** Newest first. All conditions must match. */
    @GET
    public Uni<DeliveryPage> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("type") @Nullable String type,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @Context UriInfo uri) {
        DeliveryFilter filter = new DeliveryFilter(
                owner.get(),
                status(status),
                type == null ? null : subscriptions.types(List.of(type)).get(0),
                time("from", from, Instant.EPOCH),
                time("to", to, Parameters.LAST_TIME),
                cursor == null ? Cursor.NEWEST : Cursor.read(cursor));
        int size = (int) Parameters.number("limit", limit, MAX_LIMIT);
        return NonCancellable.of(deliveries.list(filter, size).map(found -> DeliveryPage.of(found, size, uri)));
    }

    private static @Nullable Status status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "pending", "delivered", "given_up" -> Status.valueOf(text.toUpperCase(Locale.ROOT));
            default -> throw new BadRequest("status", "must be pending, delivered or given_up");
        };
    }

    private static Instant time(String name, @Nullable String text, Instant otherwise) {
        return text == null ? otherwise : Parameters.time(name, text);
    }

    /** A page of deliveries; {@code next} is the address of the next page, if there may be one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryPage(
            List<DeliveryView> deliveries, @Nullable URI next) {

        static DeliveryPage of(List<DeliveryView> found, int limit, UriInfo uri) {
            return new DeliveryPage(found, found.size() < limit ? null : after(found.get(limit - 1), uri));
        }

        private static URI after(DeliveryView last, UriInfo uri) {
            return uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", new Cursor(last.position(), last.subscription()).write())
                    .build();
        }
    }
}
