package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.http.CurrentOwner;
import tidings.messaging.work.NonCancellable;

/**
 * Actions on dead letters over HTTP. Each request names its operator; a dry run changes nothing.
 *
 * <p>{@code If-Match} with the ETag that was read detects concurrent edits. An edit returns the edited dead letter.
 */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class DeadLetterActionResource {

    private static final String OPERATOR = "X-Operator";
    private static final String DRY_RUN = "dryRun";
    private static final String FORCE = "force";

    private final DeadLetterActions actions;
    private final DryRun dryRun;
    private final DeadLetterQueries queries;
    private final CurrentOwner owner;

    DeadLetterActionResource(DeadLetterActions actions, DryRun dryRun, DeadLetterQueries queries, CurrentOwner owner) {
        this.actions = actions;
        this.dryRun = dryRun;
        this.queries = queries;
        this.owner = owner;
    }

    @PUT
    @Path("/{id}/payload")
    public Uni<Response> payload(
            @PathParam("id") String id,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return edit(id, operator, ifMatch, DeadLetterRequest.payload(body));
    }

    @PUT
    @Path("/{id}/headers/{name}")
    public Uni<Response> header(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable String value) {
        return edit(id, operator, ifMatch, DeadLetterRequest.header(name, value));
    }

    @DELETE
    @Path("/{id}/headers/{name}")
    public Uni<Response> withoutHeader(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return edit(id, operator, ifMatch, DeadLetterRequest.withoutHeader(name));
    }

    /** Redrives the message. A dry run shows the message. A late redrive needs {@code force=true}. */
    @POST
    @Path("/{id}/redrive")
    public Uni<Response> redrive(
            @PathParam("id") String id,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dry,
            @QueryParam(FORCE) @Nullable String force) {
        long deadLetter = DeadLetterRequest.deadLetter(id);
        Operator by = DeadLetterRequest.operator(owner.get(), operator);
        boolean forced = DeadLetterRequest.flag(FORCE, force);
        return DeadLetterRequest.flag(DRY_RUN, dry)
                ? answer(dryRun.redrive(deadLetter, by))
                : answer(actions.redrive(deadLetter, by, forced)
                        .map(sent -> Map.of("redriven", 1, "topic", sent.topic())));
    }

    /**
     * Redrives the waiting messages of a group, up to the limit per request. A dry run shows the first one and counts
     * unreadable ones. Both skip those without content.
     */
    @POST
    @Path("/groups/{group}/redrive")
    public Uni<Response> redriveAll(
            @PathParam("group") String group,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dry,
            @QueryParam(FORCE) @Nullable String force) {
        GroupId deadLetters = DeadLetterRequest.group(group);
        Operator by = DeadLetterRequest.operator(owner.get(), operator);
        boolean forced = DeadLetterRequest.flag(FORCE, force);
        return DeadLetterRequest.flag(DRY_RUN, dry)
                ? answer(dryRun.redrive(deadLetters, by))
                : answer(actions.redrive(deadLetters, by, forced)
                        .map(done -> Map.of(
                                "redriven", done.settled(), "remaining", done.remaining(), "skipped", done.skipped())));
    }

    /** Takes {@code {"reason": …}}. A dry run returns the number of dead letters. */
    @POST
    @Path("/{id}/discard")
    public Uni<Response> discard(
            @PathParam("id") String id,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dry,
            String body) {
        long deadLetter = DeadLetterRequest.deadLetter(id);
        Operator by = DeadLetterRequest.operator(owner.get(), operator);
        String reason = DeadLetterRequest.reason(body);
        return DeadLetterRequest.flag(DRY_RUN, dry)
                ? answer(dryRun.discard(deadLetter))
                : answer(actions.discard(deadLetter, by, reason).replaceWith(Map.of("discarded", 1)));
    }

    @POST
    @Path("/groups/{group}/discard")
    public Uni<Response> discardAll(
            @PathParam("group") String group,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @QueryParam(DRY_RUN) @Nullable String dry,
            String body) {
        GroupId deadLetters = DeadLetterRequest.group(group);
        Operator by = DeadLetterRequest.operator(owner.get(), operator);
        String reason = DeadLetterRequest.reason(body);
        return DeadLetterRequest.flag(DRY_RUN, dry)
                ? answer(dryRun.discard(deadLetters))
                : answer(actions.discard(deadLetters, by, reason)
                        .map(done -> Map.of("discarded", done.settled(), "remaining", done.remaining())));
    }

    private Uni<Response> edit(String id, @Nullable String operator, @Nullable String ifMatch, Edit edit) {
        long deadLetter = DeadLetterRequest.deadLetter(id);
        Integer version = DeadLetterRequest.version(ifMatch);
        return NonCancellable.of(
                actions.edit(deadLetter, version, edit, DeadLetterRequest.operator(owner.get(), operator))
                        .chain(() -> queries.details(deadLetter, owner.get()))
                        .map(DeadLetterResource::answer));
    }

    private static Uni<Response> answer(Uni<?> work) {
        return NonCancellable.of(work).map(entity -> Response.ok(entity).build());
    }
}
