package tidings.http;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;

/** Rejects bodies over 64 kB, with or without {@code Content-Length}, before they are parsed. */
class BodyLimit {

    private static final long BYTES = 64 * 1024;
    /** Runs before Quarkus' own limit, which answers without a body. */
    private static final int FIRST = -1000;

    private final BodyHandler bodyCounter = BodyHandler.create(false).setBodyLimit(BYTES);

    void install(@Observes Router router) {
        router.route().order(FIRST).method(HttpMethod.POST).handler(this::check).failureHandler(BodyLimit::reject);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(CONTENT_LENGTH);
        if (length == null) {
            bodyCounter.handle(request);
        } else if (Long.parseLong(length) > BYTES) {
            request.fail(413);
        } else {
            request.next();
        }
    }

    private static void reject(RoutingContext request) {
        if (request.statusCode() != 413) {
            request.next();
            return;
        }
        Problem problem = Problem.of(
                413, "content-too-large", "Content Too Large", "The body may have at most " + BYTES + " bytes.");
        request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(JsonObject.mapFrom(problem).toBuffer());
    }
}
