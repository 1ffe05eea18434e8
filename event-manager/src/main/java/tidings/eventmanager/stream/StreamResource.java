package tidings.eventmanager.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.EventLog.LoggedEvent;
import tidings.eventmanager.stream.OpenStreams.Client;
import tidings.eventmanager.subscriptions.FilterParser;
import tidings.eventmanager.subscriptions.SubscriptionParser;
import tidings.eventmanager.subscriptions.filter.EventSelector;

/**
 * Streams events to browsers: server-sent events (HTML, section 9.2), each a CloudEvent in structured mode.
 *
 * <p>A client that reconnects with its last event id continues there, on any replica.
 */
@Path("/events")
class StreamResource {

    private static final JsonMapper MAPPER = new JsonMapper();
    /** Detects clients that disconnected silently. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final StreamEvents stream;
    private final OpenStreams open;
    private final EventLog log;
    private final SubscriptionParser subscriptions;
    private final FilterParser filters;
    private final CurrentOwner owner;

    StreamResource(
            StreamEvents stream,
            OpenStreams open,
            EventLog log,
            SubscriptionParser subscriptions,
            FilterParser filters,
            CurrentOwner owner) {
        this.stream = stream;
        this.open = open;
        this.log = log;
        this.subscriptions = subscriptions;
        this.filters = filters;
        this.owner = owner;
    }

    /**
     * All conditions must match.
     *
     * @param filterJson an array of filters, as in a subscription
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @QueryParam("type") List<String> types,
            @QueryParam("source") @Nullable String source,
            @QueryParam("filters") @Nullable String filterJson,
            @QueryParam("sql") @Nullable String sql,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context HttpServerRequest request,
            @Context Sse sse) {
        if (sql != null) {
            throw filters.unknownDialect("sql", "sql");
        }
        var all = filters.parse(parse(filterJson));
        EventSelector selector = new EventSelector(source, subscriptions.types(types), all);
        Uni<Long> start = start(lastEventId);
        Client client = new Client(owner.get(), request.remoteAddress().hostAddress());
        open.open(client);
        return Multi.createBy()
                .merging()
                .streams(start.onItem().transformToMulti(from -> follow(selector, from, sse)), heartbeats(sse))
                .onTermination()
                .invoke(() -> open.close(client));
    }

    private Uni<Long> start(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return log.last();
        }
        if (!lastEventId.matches("\\d{1,18}")) {
            throw new BadRequest("Last-Event-ID", "must be the id of an event");
        }
        return Uni.createFrom().item(Long.valueOf(lastEventId));
    }

    /** The first block has an id and no data: it tells the client where the stream starts, and dispatches nothing. */
    private Multi<OutboundSseEvent> follow(EventSelector selector, long position, Sse sse) {
        OutboundSseEvent.Builder started =
                sse.newEventBuilder().id(String.valueOf(position)).comment("started");
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(started.build()),
                        stream.follow(selector, position).map(logged -> event(logged, sse)));
    }

    private static Multi<OutboundSseEvent> heartbeats(Sse sse) {
        return Multi.createFrom().ticks().every(HEARTBEAT).onOverflow().drop().map(tick -> sse.newEventBuilder()
                .comment("keep-alive")
                .build());
    }

    private static OutboundSseEvent event(LoggedEvent logged, Sse sse) {
        ObjectNode json = MAPPER.createObjectNode();
        logged.event().attributes().forEach(json::put);
        json.set("data", parse(logged.event().payload()));
        return sse.newEventBuilder()
                .id(String.valueOf(logged.position()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(json)
                .build();
    }

    private static @Nullable JsonNode parse(@Nullable String json) {
        try {
            return json == null || json.isEmpty() ? null : MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new BadRequest("filters", "is not JSON");
        }
    }
}
