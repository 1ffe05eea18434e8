package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.messaging.work.NonCancellable;

/** Actions on dead letters over HTTP. Each request names its operator; a dry run changes nothing. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class DeadLetterActionResource {

    private static final String OPERATOR = "X-Operator";
    private static final String DRY_RUN = "dryRun";

    private final RedriveDeadLetters redriveDeadLetters;
    private final DiscardDeadLetters discardDeadLetters;

    DeadLetterActionResource(RedriveDeadLetters redriveDeadLetters, DiscardDeadLetters discardDeadLetters) {
        this.redriveDeadLetters = redriveDeadLetters;
        this.discardDeadLetters = discardDeadLetters;
    }

    /** Redrives the message. A dry run shows the message. */
    @POST
    @Path("/{id}/redrive")
    public Uni<Response> redrive(
            @PathParam("id") String id,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dryRun) {
        long deadLetter = DeadLetterRequest.deadLetter(id);
        Operator by = DeadLetterRequest.operator(operator);
        return DeadLetterRequest.flag(DRY_RUN, dryRun)
                ? answer(redriveDeadLetters.preview(deadLetter, by).map(DeadLetterJson::dryRun))
                : answer(redriveDeadLetters
                        .redrive(deadLetter, by)
                        .map(redrive -> Map.of("redriven", 1, "topic", redrive.topic())));
    }

    /**
     * Redrives the waiting messages of a group, up to the limit per request. A dry run shows the first one and counts
     * unreadable ones.
     */
    @POST
    @Path("/groups/{group}/redrive")
    public Uni<Response> redriveAll(
            @PathParam("group") String group,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dryRun) {
        GroupId deadLetters = DeadLetterRequest.group(group);
        Operator by = DeadLetterRequest.operator(operator);
        return DeadLetterRequest.flag(DRY_RUN, dryRun)
                ? answer(redriveDeadLetters.preview(deadLetters, by).map(DeadLetterJson::dryRun))
                : answer(redriveDeadLetters
                        .redrive(deadLetters, by)
                        .map(done -> Map.of("redriven", done.settled(), "remaining", done.remaining())));
    }

    /** Takes {@code {"reason": …}}. A dry run returns the number of dead letters. */
    @POST
    @Path("/{id}/discard")
    public Uni<Response> discard(
            @PathParam("id") String id,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dryRun,
            String body) {
        long deadLetter = DeadLetterRequest.deadLetter(id);
        Operator by = DeadLetterRequest.operator(operator);
        String reason = DeadLetterRequest.reason(body);
        return DeadLetterRequest.flag(DRY_RUN, dryRun)
                ? answer(discardDeadLetters.preview(deadLetter).map(DeadLetterActionResource::wouldDiscard))
                : answer(discardDeadLetters.discard(deadLetter, by, reason).replaceWith(Map.of("discarded", 1)));
    }

    @POST
    @Path("/groups/{group}/discard")
    public Uni<Response> discardAll(
            @PathParam("group") String group,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dryRun,
            String body) {
        GroupId deadLetters = DeadLetterRequest.group(group);
        Operator by = DeadLetterRequest.operator(operator);
        String reason = DeadLetterRequest.reason(body);
        return DeadLetterRequest.flag(DRY_RUN, dryRun)
                ? answer(discardDeadLetters.preview(deadLetters).map(DeadLetterActionResource::wouldDiscard))
                : answer(discardDeadLetters
                        .discard(deadLetters, by, reason)
                        .map(done -> Map.of("discarded", done.settled(), "remaining", done.remaining())));
    }

    private static Map<String, Object> wouldDiscard(long waiting) {
        return Map.of("dryRun", true, "waiting", waiting);
    }

    private static Uni<Response> answer(Uni<?> work) {
        return NonCancellable.of(work).map(entity -> Response.ok(entity).build());
    }
}
