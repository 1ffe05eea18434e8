package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.DeadLetterViews.Group;
import tidings.eventmanager.deadletters.DeadLetterViews.Summary;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.messaging.work.NonCancellable;

/** Reads dead letters over HTTP: groups, and single ones. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource {

    private static final int MAX_LIMIT = 500;
    private static final String ANY = "999999999999999999";

    private final DeadLetterViews views;
    private final ShowDeadLetter showDeadLetter;

    DeadLetterResource(DeadLetterViews views, ShowDeadLetter showDeadLetter) {
        this.views = views;
        this.showDeadLetter = showDeadLetter;
    }

    /** The groups with waiting dead letters, the newest first; with {@code all=true} the others too. */
    @GET
    public Uni<List<Group>> groups(
            @QueryParam("all") @Nullable String all, @QueryParam("limit") @DefaultValue("100") String limit) {
        return NonCancellable.of(views.groups(
                DeadLetterRequest.flag("all", all), (int) DeadLetterRequest.number("limit", limit, MAX_LIMIT)));
    }

    /** Newest first. The next page begins before the last one of this page. */
    @GET
    @Path("/groups/{group}")
    public Uni<List<Summary>> group(
            @PathParam("group") String group,
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        GroupId id = DeadLetterRequest.group(group);
        long end = DeadLetterRequest.number("before", before, Long.MAX_VALUE);
        int max = (int) DeadLetterRequest.number("limit", limit, MAX_LIMIT);
        return NonCancellable.of(views.waiting(id)
                .map(found -> found.orElseThrow(() -> new DeadLetterGroupNotFound(id)))
                .chain(() -> views.of(id, end, max)));
    }

    /** A dead letter with payload, headers, hops and actions. */
    @GET
    @Path("/{id}")
    public Uni<Response> deadLetter(@PathParam("id") String id) {
        return NonCancellable.of(
                showDeadLetter.show(DeadLetterRequest.deadLetter(id)).map(DeadLetterJson::answer));
    }

    /** All actions, newest first. The next page begins before the last number of this page. */
    @GET
    @Path("/actions")
    public Uni<ArrayNode> actions(
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return NonCancellable.of(views.actionsBefore(DeadLetterRequest.number("before", before, Long.MAX_VALUE), (int)
                        DeadLetterRequest.number("limit", limit, MAX_LIMIT))
                .map(DeadLetterJson::actions));
    }
}
