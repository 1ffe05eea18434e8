package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
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
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.subscriptions.Sink.Secret;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SubscriptionNotFound;
import tidings.messaging.work.NonCancellable;

/** Subscriptions over HTTP: the CloudEvents Subscriptions API, a draft (0.1-wip). */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SubscriptionResource {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SubscriptionStore subscriptions;
    private final SubscriptionDirectory directory;
    private final SubscriptionParser parser;
    private final CurrentOwner owner;

    SubscriptionResource(
            SubscriptionStore subscriptions,
            SubscriptionDirectory directory,
            SubscriptionParser parser,
            CurrentOwner owner) {
        this.subscriptions = subscriptions;
        this.directory = directory;
        this.parser = parser;
        this.owner = owner;
    }

    /** Only this response shows the secret. An {@code id} of the client is ignored. */
    @POST
    public Uni<Response> create(String body) {
        var request = parser.parse(json(body), null);
        return NonCancellable.of(directory
                .create(owner.get(), new SubscriptionId(UUID.randomUUID()), request)
                .map(created -> Response.created(URI.create("/subscriptions/" + created.id()))
                        .entity(shownWithSecret(created))
                        .build()));
    }

    @GET
    public Uni<List<? extends JsonNode>> query() {
        return NonCancellable.of(Panache.withSession(() -> subscriptions.list(owner.get()))
                .map(all -> all.stream().map(SubscriptionResource::shown).toList()));
    }

    @GET
    @Path("/{id}")
    public Uni<JsonNode> retrieve(@PathParam("id") String id) {
        return NonCancellable.of(directory.find(owner.get(), id(id)).map(SubscriptionResource::shown));
    }

    /** Keeps the secret if the body has none. */
    @PUT
    @Path("/{id}")
    public Uni<JsonNode> update(@PathParam("id") String id, String body) {
        JsonNode document = json(body);
        boolean isSame = !document.has("id") || document.path("id").asText().equals(id);
        InvalidSubscription.unless(isSame, "id", "cannot be changed");
        return NonCancellable.of(directory
                .find(owner.get(), id(id))
                .map(existing -> parser.parse(document, secret(existing)))
                .chain(request -> directory.change(owner.get(), id(id), request))
                .map(SubscriptionResource::shown));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String id) {
        return NonCancellable.of(directory.remove(owner.get(), id(id)).map(removed -> {
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
        return NonCancellable.of(
                directory.change(owner.get(), id(id), transition).map(SubscriptionResource::shown));
    }

    private static Secret secret(Subscription subscription) {
        return subscription.sink() instanceof Sink.Webhook webhook ? webhook.secret() : Secret.random();
    }

    private static SubscriptionId id(String text) {
        return SubscriptionId.of(text).orElseThrow(() -> new NotFoundException("No subscription has this id."));
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException malformed) {
            var where = malformed.getLocation();
            throw new BadRequestException(
                    where == null
                            ? "The body is not JSON."
                            : "The body is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr()
                                    + ".");
        }
    }

    /** The subscriber's document and the status, without the secret. */
    private static ObjectNode shown(Subscription subscription) {
        ObjectNode json = MAPPER.createObjectNode().put("id", subscription.id().toString());
        json.setAll((ObjectNode) json(subscription.request().document()));
        json.put("status", subscription.status().text());
        if (subscription.reason() != null) {
            json.put("reason", subscription.reason());
        }
        return json.put("createdat", subscription.createdAt().toString());
    }

    private static ObjectNode shownWithSecret(Subscription subscription) {
        ObjectNode json = shown(subscription);
        if (subscription.sink() instanceof Sink.Webhook webhook) {
            json.withObject("/protocolsettings").put("secret", webhook.secret().value());
        }
        return json;
    }
}
