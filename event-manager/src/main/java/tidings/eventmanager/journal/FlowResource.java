package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.http.ProblemDetails;
import tidings.eventmanager.journal.FlowQueries.FlowNotFound;
import tidings.eventmanager.journal.FlowQueries.FlowSummary;
import tidings.eventmanager.journal.flow.SequenceDiagram;

/** Flows over HTTP, by correlation id. */
@Path("/flows")
@Produces(MediaType.APPLICATION_JSON)
class FlowResource {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern CORRELATION_ID = Pattern.compile("[\\x20-\\x7e]{1,256}");

    private final FlowQueries flows;

    FlowResource(FlowQueries flows) {
        this.flows = flows;
    }

    /** The flows of an order, oldest first. */
    @GET
    public Uni<List<FlowSummary>> list(@QueryParam("orderId") @Nullable String orderId) {
        if (orderId == null || orderId.isEmpty()) {
            throw new BadRequest("orderId", "must not be empty");
        }
        if (!UUID_TEXT.matcher(orderId).matches()) {
            throw new BadRequest("orderId", "must be a UUID");
        }
        return flows.ofOrder(orderId.toLowerCase(Locale.ROOT));
    }

    /** The causation tree of a flow. */
    @GET
    @Path("/{correlationId}")
    public Uni<FlowView> tree(@PathParam("correlationId") String correlationId) {
        return flows.find(valid(correlationId)).map(FlowView::of);
    }

    /** The flow as a sequence diagram. */
    @GET
    @Path("/{correlationId}")
    @Produces("text/vnd.mermaid;qs=0.5")
    public Uni<String> diagram(@PathParam("correlationId") String correlationId) {
        return flows.find(valid(correlationId)).map(SequenceDiagram::of);
    }

    /** The diagnosis of a flow. */
    @GET
    @Path("/{correlationId}/diagnosis")
    public Uni<DiagnosisView> diagnosis(@PathParam("correlationId") String correlationId) {
        return flows.diagnose(valid(correlationId)).map(DiagnosisView::of);
    }

    @ServerExceptionMapper
    Response on(FlowNotFound notFound) {
        return ProblemDetails.response(404, "flow-not-found", "Flow not found", notFound);
    }

    private static String valid(String correlationId) {
        if (!CORRELATION_ID.matcher(correlationId).matches()) {
            throw new BadRequest("correlationId", "must be 1 to 256 printable characters");
        }
        return correlationId;
    }
}
