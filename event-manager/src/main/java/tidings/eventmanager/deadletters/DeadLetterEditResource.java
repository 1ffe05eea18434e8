package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.messaging.work.NonCancellable;

/**
 * Edits dead letters over HTTP and returns the result.
 *
 * <p>{@code If-Match} with the ETag that was read detects concurrent edits.
 */
@Path("/dead-letters/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class DeadLetterEditResource {

    private static final String OPERATOR = "X-Operator";

    private final EditDeadLetter editDeadLetter;
    private final ShowDeadLetter showDeadLetter;

    DeadLetterEditResource(EditDeadLetter editDeadLetter, ShowDeadLetter showDeadLetter) {
        this.editDeadLetter = editDeadLetter;
        this.showDeadLetter = showDeadLetter;
    }

    @PUT
    @Path("/payload")
    public Uni<Response> payload(
            @PathParam("id") String id,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return edit(id, operator, ifMatch, DeadLetterRequest.payload(body));
    }

    @PUT
    @Path("/headers/{name}")
    public Uni<Response> header(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable String value) {
        return edit(id, operator, ifMatch, DeadLetterRequest.header(name, value));
    }

    @DELETE
    @Path("/headers/{name}")
    public Uni<Response> withoutHeader(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam(OPERATOR) @Nullable String operator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return edit(id, operator, ifMatch, DeadLetterRequest.withoutHeader(name));
    }

    private Uni<Response> edit(String id, @Nullable String operator, @Nullable String ifMatch, Edit edit) {
        long deadLetter = DeadLetterRequest.deadLetter(id);
        return NonCancellable.of(editDeadLetter
                .edit(deadLetter, DeadLetterRequest.version(ifMatch), edit, DeadLetterRequest.operator(operator))
                .chain(() -> showDeadLetter.show(deadLetter))
                .map(DeadLetterJson::answer));
    }
}
