package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.DeadLetterViews.Details;
import tidings.eventmanager.deadletters.DeadLetterViews.Group;
import tidings.eventmanager.deadletters.DeadLetterViews.Summary;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.http.CurrentOwner;
import tidings.messaging.work.NonCancellable;

/** Reads dead letters over HTTP. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource {

    private static final String ANY = "999999999999999999";

    private final DeadLetterQueries queries;
    private final CurrentOwner owner;

    DeadLetterResource(DeadLetterQueries queries, CurrentOwner owner) {
        this.queries = queries;
        this.owner = owner;
    }

    /** The groups with waiting dead letters, the newest first; with {@code all=true} the others too. */
    @GET
    public Uni<List<Group>> groups(
            @QueryParam("all") @Nullable String all, @QueryParam("limit") @DefaultValue("100") String limit) {
        return NonCancellable.of(queries.groups(DeadLetterRequest.flag("all", all), DeadLetterRequest.limit(limit)));
    }

    /** Newest first. The next page begins before the last one of this page. */
    @GET
    @Path("/groups/{group}")
    public Uni<List<Summary>> group(
            @PathParam("group") String group,
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        GroupId id = DeadLetterRequest.group(group);
        return NonCancellable.of(queries.of(id, DeadLetterRequest.before(before), DeadLetterRequest.limit(limit)));
    }

    /** A dead letter with payload, headers, hops and actions. */
    @GET
    @Path("/{id}")
    public Uni<Response> deadLetter(@PathParam("id") String id) {
        return NonCancellable.of(
                queries.details(DeadLetterRequest.deadLetter(id), owner.get()).map(DeadLetterResource::answer));
    }

    /** All actions, newest first. The next page begins before the last number of this page. */
    @GET
    @Path("/actions")
    public Uni<ArrayNode> actions(
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return NonCancellable.of(
                queries.actionsBefore(owner.get(), DeadLetterRequest.before(before), DeadLetterRequest.limit(limit))
                        .map(DeadLetterJson::actions));
    }

    static Response answer(Details details) {
        return Response.ok(DeadLetterJson.details(details))
                .header(HttpHeaders.ETAG, "\"" + details.deadLetter().version() + "\"")
                .build();
    }
}
