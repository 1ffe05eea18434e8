package tidings.deadletters.inbound;

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
import tidings.deadletters.DeadLetterViews;
import tidings.deadletters.DeadLetterViews.Group;
import tidings.deadletters.DeadLetterViews.Summary;
import tidings.deadletters.GroupNotFound;
import tidings.deadletters.ShowLetter;
import tidings.deadletters.domain.GroupId;
import tidings.messaging.HangUp;

/** Dead letters over HTTP, to look at: in groups of what is alike, and one by one. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource {

    private static final int MOST = 500;
    private static final String ANY = "999999999999999999";

    private final DeadLetterViews views;
    private final ShowLetter showLetter;

    DeadLetterResource(DeadLetterViews views, ShowLetter showLetter) {
        this.views = views;
        this.showLetter = showLetter;
    }

    /** The groups in which something waits, those with the newest letters first; with {@code all=true} the others too. */
    @GET
    public Uni<List<Group>> groups(
            @QueryParam("all") @Nullable String all, @QueryParam("limit") @DefaultValue("100") String limit) {
        return HangUp.ignoredBy(
                views.groups(LetterRequest.flag("all", all), (int) LetterRequest.number("limit", limit, MOST)));
    }

    /** Newest first; the next page is the one before the last that was shown. */
    @GET
    @Path("/groups/{group}")
    public Uni<List<Summary>> group(
            @PathParam("group") String group,
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        GroupId id = LetterRequest.group(group);
        long end = LetterRequest.number("before", before, Long.MAX_VALUE);
        int most = (int) LetterRequest.number("limit", limit, MOST);
        return HangUp.ignoredBy(views.waiting(id)
                .map(found -> found.orElseThrow(() -> new GroupNotFound(id)))
                .chain(() -> views.of(id, end, most)));
    }

    /** With its payload, its headers, its way, and what was done about it. */
    @GET
    @Path("/{id}")
    public Uni<Response> letter(@PathParam("id") String id) {
        return HangUp.ignoredBy(showLetter.show(LetterRequest.letter(id)).map(LetterJson::answer));
    }

    /** What was done at all, newest first; the next page is the one before the last number that was shown. */
    @GET
    @Path("/actions")
    public Uni<ArrayNode> actions(
            @QueryParam("before") @DefaultValue(ANY) String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return HangUp.ignoredBy(views.actionsBefore(LetterRequest.number("before", before, Long.MAX_VALUE), (int)
                        LetterRequest.number("limit", limit, MOST))
                .map(LetterJson::actions));
    }
}
