package tidings.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/**
 * The probes of a service.
 *
 * @param live 200, 503, or 0 without an answer within five seconds; likewise the others
 */
record Probes(int live, int ready, int started) {

    static final int UP = 200;
    static final int DOWN = 503;
    static final Probes ALL_UP = new Probes(UP, UP, UP);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Probes of(EmbeddedSystem system, Component service) {
        URI url = system.url(service);
        return new Probes(ask(url, "live"), ask(url, "ready"), ask(url, "started"));
    }

    private static int ask(URI service, String probe) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/health/" + probe))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException nothing) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
