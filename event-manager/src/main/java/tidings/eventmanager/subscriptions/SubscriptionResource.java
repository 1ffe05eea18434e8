package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tidings.messaging.work.NonCancellable;

/** Subscriptions over HTTP: the CloudEvents Subscriptions API 1.0. */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SubscriptionResource {

    private final Subscriptions subscriptions;
    private final CreateSubscription createSubscription;
    private final ChangeSubscription changeSubscription;
    private final SubscriptionParser parser;

    SubscriptionResource(
            Subscriptions subscriptions,
            CreateSubscription createSubscription,
            ChangeSubscription changeSubscription,
            SubscriptionParser parser) {
        this.subscriptions = subscriptions;
        this.createSubscription = createSubscription;
        this.changeSubscription = changeSubscription;
        this.parser = parser;
    }

    /** Only this response shows the secret. */
    @POST
    public Uni<Response> create(String body) {
        JsonNode document = SubscriptionJson.parse(body);
        if (document.has("id")) {
            throw new InvalidSubscription("id", "is assigned by this service");
        }
        var request = parser.parse(document, null);
        return NonCancellable.of(createSubscription
                .create(new SubscriptionId(UUID.randomUUID()), request)
                .map(created -> Response.created(URI.create("/subscriptions/" + created.id()))
                        .entity(SubscriptionJson.shownOnce(created))
                        .build()));
    }

    @GET
    public Uni<List<? extends JsonNode>> query() {
        return NonCancellable.of(Panache.withSession(subscriptions::list)
                .map(all -> all.stream().map(SubscriptionJson::shown).toList()));
    }

    @GET
    @Path("/{id}")
    public Uni<JsonNode> retrieve(@PathParam("id") String id) {
        return NonCancellable.of(existing(id(id)).map(SubscriptionJson::shown));
    }

    /** Keeps the secret if the body has none. */
    @PUT
    @Path("/{id}")
    public Uni<JsonNode> update(@PathParam("id") String id, String body) {
        JsonNode document = SubscriptionJson.parse(body);
        if (document.has("id") && !document.path("id").asText().equals(id)) {
            throw new InvalidSubscription("id", "cannot be changed");
        }
        return NonCancellable.of(existing(id(id))
                .map(existing -> parser.parse(document, secret(existing)))
                .chain(request -> changeSubscription.change(id(id), request))
                .map(SubscriptionJson::shown));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String id) {
        return NonCancellable.of(changeSubscription.remove(id(id)).map(removed -> {
            if (!removed) {
                throw new SubscriptionNotFound(id(id));
            }
            return Response.noContent().build();
        }));
    }

    @POST
    @Path("/{id}/{transition: pause|resume|reinstate}")
    @Consumes(MediaType.WILDCARD)
    public Uni<JsonNode> change(@PathParam("id") String id, @PathParam("transition") String name) {
        UnaryOperator<Subscription> transition =
                switch (name) {
                    case "pause" -> Subscription::pause;
                    case "resume" -> Subscription::resume;
                    default -> Subscription::reinstate;
                };
        return NonCancellable.of(changeSubscription.change(id(id), transition).map(SubscriptionJson::shown));
    }

    private Uni<Subscription> existing(SubscriptionId id) {
        return Panache.withSession(() -> subscriptions.find(id))
                .map(found -> found.orElseThrow(() -> new SubscriptionNotFound(id)));
    }

    private static Secret secret(Subscription subscription) {
        return subscription.sink() instanceof Sink.Webhook webhook ? webhook.secret() : Secret.random();
    }

    private static SubscriptionId id(String text) {
        return SubscriptionId.of(text).orElseThrow(() -> new NotFoundException("No subscription has this id."));
    }
}
