package tidings.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to the OpenAPI document what all operations have in common: the correlation id, and the problems of an outage. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OrderApiFilter implements OASFilter {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final List<String> GENERAL_TYPES = List.of("OutboundSseEvent", "MediaType");

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        removeGuess(responses);
        responses.addAPIResponse("500", createAPIResponse().ref("InternalError"));
        responses.addAPIResponse("503", createAPIResponse().ref("Unavailable"));
        return operation.addParameter(createParameter().ref("CorrelationId"));
    }

    @Override
    public APIResponse filterAPIResponse(APIResponse response) {
        if (response.getContent() != null && response.getContent().hasMediaType(EVENT_STREAM)) {
            MediaType stream = response.getContent().getMediaType(EVENT_STREAM);
            stream.setSchema(createSchema().addType(SchemaType.STRING));
        }
        return response.getRef() == null
                ? response.addHeader(CorrelationFilter.HEADER, createHeader().ref("CorrelationId"))
                : response;
    }

    /** Removes the schemas of types that say nothing. */
    @Override
    public void filterOpenAPI(OpenAPI document) {
        GENERAL_TYPES.forEach(document.getComponents()::removeSchema);
    }

    /** A method that returns a response of any status counts as one that answers 200, without a body. */
    private static void removeGuess(APIResponses responses) {
        APIResponse ok = responses.getAPIResponse("200");
        if (ok != null && ok.getContent() == null) {
            responses.removeAPIResponse("200");
        }
    }
}
