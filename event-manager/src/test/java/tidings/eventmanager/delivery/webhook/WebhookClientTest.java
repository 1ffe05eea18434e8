package tidings.eventmanager.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.eventmanager.delivery.webhook.WebhookClient.WebhookResponse;

class WebhookClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch cutOff = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/host", exchange -> {
            exchange.getResponseHeaders()
                    .add("seen-host", exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            try {
                drip(exchange, Integer.MAX_VALUE, "x".repeat(10_000), Duration.ZERO);
            } catch (IOException closed) {
                cutOff.countDown();
            }
        });
        server.createContext("/trickle", exchange -> drip(exchange, 10_000, "x", Duration.ofMillis(100)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/", "http://[::ffff:192.168.0.1]/", "http://127.1/", "http://2130706433/",
                "http://0x7f.0.0.1/", "http://0/"
            })
    void private_targets_receive_no_request(String target) {
        assertThatThrownBy(() -> ask(new TargetResolver(vertx, false), target))
                .isInstanceOf(TargetResolver.Forbidden.class);
    }

    /** The host has no DNS entry, so a second resolution, as DNS rebinding needs it, would fail. */
    @Test
    void the_request_goes_to_the_checked_address() {
        TargetResolver once = new TargetResolver(vertx, false) {
            @Override
            Uni<InetAddress> resolve(String host) {
                return Uni.createFrom().item(InetAddress.getLoopbackAddress());
            }
        };

        WebhookResponse answer = ask(once, "http://rebound.invalid:" + port() + "/host");

        assertThat(answer.headers().get("seen-host")).isEqualTo("rebound.invalid:" + port());
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(ask(new TargetResolver(vertx, true), at("/elsewhere")).status())
                .isEqualTo(307);
    }

    @Test
    void an_endless_response_is_cut_off() {
        assertThat(ask(new TargetResolver(vertx, true), at("/endless")).status())
                .isEqualTo(200);

        await().atMost(LIMIT).until(() -> cutOff.getCount() == 0);
    }

    @Test
    void a_trickling_response_times_out() {
        WebhookClient client = new WebhookClient(new TargetResolver(vertx, true), vertx, Duration.ofSeconds(1));

        assertThatThrownBy(() -> ask(client, at("/trickle"))).isInstanceOf(TimeoutException.class);
    }

    private static void drip(HttpExchange exchange, int drops, String drop, Duration pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            for (int i = 0; i < drops; i++) {
                body.write(drop.getBytes(UTF_8));
                body.flush();
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private WebhookResponse ask(TargetResolver targets, String target) {
        return ask(new WebhookClient(targets, vertx, LIMIT), target);
    }

    private static WebhookResponse ask(WebhookClient client, String target) {
        return client.send(HttpMethod.POST, URI.create(target), MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("{}"))
                .await()
                .atMost(LIMIT.multipliedBy(2));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
