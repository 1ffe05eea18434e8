package tidings.http;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;

/** Refuses a body of over 64 kB, announced or not, before anybody reads it as JSON. */
class BodyLimit {

    private static final long BYTES = 64 * 1024;
    /** Before Quarkus' own limit, which answers without a word. */
    private static final int FIRST = -1000;

    private final BodyHandler counting = BodyHandler.create(false).setBodyLimit(BYTES);

    void install(@Observes Router router) {
        router.route().order(FIRST).method(HttpMethod.POST).handler(this::check).failureHandler(BodyLimit::refuse);
    }

    private void check(RoutingContext request) {
        String announced = request.request().getHeader(CONTENT_LENGTH);
        if (announced == null) {
            counting.handle(request);
        } else if (Long.parseLong(announced) > BYTES) {
            request.fail(413);
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request) {
        if (request.statusCode() != 413) {
            request.next();
            return;
        }
        Problem problem =
                Problem.of(413, "content-too-large", "Content Too Large", "A body has " + BYTES + " bytes at most.");
        request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(JsonObject.mapFrom(problem).toBuffer());
    }
}
