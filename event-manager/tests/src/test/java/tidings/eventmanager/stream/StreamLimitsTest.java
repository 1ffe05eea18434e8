package tidings.eventmanager.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** The limit of a client, which is the address of this machine, at an application. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class StreamLimitsTest {

    @TestHTTPResource("/events")
    URI events;

    @Inject
    StreamConfig config;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
    }

    @Test
    void a_client_beyond_its_streams_is_rejected_until_one_ends() throws Exception {
        for (int i = 0; i < config.maxStreamsPerClient(); i++) {
            HttpResponse<InputStream> stream = stream();
            open.add(stream.body());
            assertThat(stream.statusCode()).isEqualTo(200);
        }

        HttpResponse<InputStream> rejected = stream();
        open.add(rejected.body());
        assertThat(rejected.statusCode()).isEqualTo(429);
        assertThat(rejected.headers().firstValue("Retry-After")).contains("10");
        assertThat(new String(rejected.body().readAllBytes(), UTF_8)).contains("urn:tidings:problem:too-many-requests");

        open.remove(0).close();
        await().until(() -> {
            HttpResponse<InputStream> stream = stream();
            open.add(stream.body());
            return stream.statusCode() == 200;
        });
    }

    private HttpResponse<InputStream> stream() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofInputStream());
    }
}
