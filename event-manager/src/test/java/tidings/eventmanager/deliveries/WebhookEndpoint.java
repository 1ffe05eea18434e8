package tidings.eventmanager.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A webhook that agrees to the handshake, records its requests and answers as programmed, by default with 204. */
public final class WebhookEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Queue<WebhookResponse> planned = new ConcurrentLinkedQueue<>();
    private volatile WebhookResponse usual = new WebhookResponse(204, List.of());
    private volatile String allowedOrigin = "*";
    private volatile Duration slowness = Duration.ZERO;

    public WebhookEndpoint() {
        this(0);
    }

    public WebhookEndpoint(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + port() + "/hook?of=mine";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Got> got() {
        return got;
    }

    public List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    /** Programs the next answer, once. */
    public WebhookEndpoint answersNext(int status, String... headers) {
        planned.add(new WebhookResponse(status, List.of(headers)));
        return this;
    }

    public WebhookEndpoint alwaysAnswers(int status, String... headers) {
        usual = new WebhookResponse(status, List.of(headers));
        return this;
    }

    /** Delays the answer to events. */
    public WebhookEndpoint takes(Duration time) {
        slowness = time;
        return this;
    }

    public WebhookEndpoint agreesTo(String origin) {
        allowedOrigin = origin;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders().add("WebHook-Allowed-Origin", allowedOrigin);
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            got.add(new Got(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(body, UTF_8),
                    Instant.now()));
            if (!slowness.isZero()) {
                LockSupport.parkNanos(slowness.toNanos());
            }
            WebhookResponse answer = planned.poll();
            respond(exchange, answer == null ? usual : answer);
        }
    }

    private static void respond(HttpExchange exchange, WebhookResponse answer) throws IOException {
        for (int i = 0; i < answer.headers().size(); i += 2) {
            exchange.getResponseHeaders()
                    .add(answer.headers().get(i), answer.headers().get(i + 1));
        }
        exchange.sendResponseHeaders(answer.status(), -1);
    }

    /** Closes the endpoint. */
    public void dies() {
        server.stop(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A recorded request. */
    public record Got(String uri, Headers headers, String body, Instant at) {

        public String header(String name) {
            return headers.getFirst(name);
        }

        public String id() {
            return header("webhook-id");
        }

        public String subject() {
            return header("ce-subject");
        }
    }

    private record WebhookResponse(int status, List<String> headers) {}
}
