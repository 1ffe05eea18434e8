package tidings.eventmanager.deadletters.inbound;

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
import tidings.eventmanager.deadletters.DeadLetterGroupNotFound;
import tidings.eventmanager.deadletters.DeadLetterViews;
import tidings.eventmanager.deadletters.DeadLetterViews.Group;
import tidings.eventmanager.deadletters.DeadLetterViews.Summary;
import tidings.eventmanager.deadletters.ShowDeadLetter;
import tidings.eventmanager.deadletters.domain.GroupId;
import tidings.messaging.work.NonCancellable;

/** Reads dead letters over HTTP: groups, and single ones. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource {

    private static final int MOST = 500;
    private static final String ANY = "999999999999999999";

    private final DeadLetterViews views;
    private final ShowDeadLetter showLetter;

    DeadLetterResource(DeadLetterViews views, ShowDeadLetter showLetter) {
        this.views = views;
        this.showLetter = showLetter;
    }

    /** The groups with waiting dead letters, the newest first; with {@code all=true} the others too. */
    @GET
    public Uni<List<Group>> groups(
            @QueryParam("all") @Nullable String all, @QueryParam("limit") @DefaultValue("100") String limit) {
        return NonCancellable.of(
                views.groups(DeadLetterRequest.flag("all", all), (int) DeadLetterRequest.number("limit", limit, MOST)));
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
        int most = (int) DeadLetterRequest.number("limit", limit, MOST);
        return NonCancellable.of(views.waiting(id)
                .map(found -> found.orElseThrow(() -> new DeadLetterGroupNotFound(id)))
                .chain(() -> views.of(id, end, most)));
    }

    /** A dead letter with payload, headers, hops and actions. */
    @GET
    @Path("/{id}")
    public Uni<Response> letter(@PathParam("id") String id) {
        return NonCancellable.of(showLetter.show(DeadLetterRequest.letter(id)).map(DeadLetterJson::answer));
    }

    /** All actions, newest first. The next page begins before the last number of this page. */
    @GET
    @Path("/actions")
    public Uni<ArrayNode> actions(
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return NonCancellable.of(views.actionsBefore(DeadLetterRequest.number("before", before, Long.MAX_VALUE), (int)
                        DeadLetterRequest.number("limit", limit, MOST))
                .map(DeadLetterJson::actions));
    }
}
