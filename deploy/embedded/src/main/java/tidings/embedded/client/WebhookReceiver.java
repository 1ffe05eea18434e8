package tidings.embedded.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A webhook on this machine that records the events it receives. It answers with 204, until a test sets another answer.
 *
 * <p>It accepts the validation request (CloudEvents HTTP 1.1 Web Hooks, section 4) and checks signatures (Standard Webhooks 1.0).
 */
public final class WebhookReceiver implements AutoCloseable {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BACKLOG = 1000;

    private final WebhookSecret secret = new WebhookSecret();
    private final Queue<ReceivedWebhook> received = new ConcurrentLinkedQueue<>();
    private final Queue<WebhookRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> nextAnswers = new ConcurrentLinkedQueue<>();
    private final ExecutorService calls = Executors.newCachedThreadPool(call -> {
        Thread thread = new Thread(call, "webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private final boolean recordsRequests;
    private volatile Duration delay = Duration.ZERO;
    private volatile Answer answer = new Answer(NO_CONTENT, List.of(), "");
    private volatile @Nullable String allowedOrigin;

    private record Answer(int status, List<String> headers, String body) {}

    private WebhookReceiver(HttpServer server, boolean recordsRequests) {
        this.server = server;
        this.recordsRequests = recordsRequests;
        server.setExecutor(calls);
        server.createContext("/", this::answer);
        server.start();
    }

    public static WebhookReceiver open() {
        return open(0, false);
    }

    /** Opens a webhook that takes {@code delay} to answer. */
    public static WebhookReceiver openSlow(Duration delay) {
        return open().answerAfter(delay);
    }

    /** Opens a webhook that records whole requests, too; {@code port} 0 takes any free port. */
    public static WebhookReceiver openRecording(int port) {
        return open(port, true);
    }

    private static WebhookReceiver open(int port, boolean recordsRequests) {
        // Read when the first server is created. Without it, Nagle's algorithm may delay an answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return new WebhookReceiver(HttpServer.create(address, BACKLOG), recordsRequests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/events");
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns the secret with which the sender has to sign. */
    public String secret() {
        return secret.text();
    }

    /** Sets the delay before each answer to an event. */
    public WebhookReceiver answerAfter(Duration time) {
        delay = time;
        return this;
    }

    /** Sets the answer to every event, with headers as name and value in turn. */
    public WebhookReceiver answerWith(int status, String... headers) {
        answer = new Answer(status, List.of(headers), "");
        return this;
    }

    /** Sets the answer to one event; several calls queue up. */
    public WebhookReceiver answerNextWith(int status, String... headers) {
        nextAnswers.add(new Answer(status, List.of(headers), ""));
        return this;
    }

    /** Sets the answer to one event, with a body. */
    public WebhookReceiver answerNextWithBody(int status, String body) {
        nextAnswers.add(new Answer(status, List.of(), body));
        return this;
    }

    /** Sets the origin that the validation allows; by default, it allows the requesting one. */
    public WebhookReceiver allowOrigin(String origin) {
        allowedOrigin = origin;
        return this;
    }

    /** Returns the events in the order of their arrival. */
    public List<ReceivedWebhook> received() {
        return List.copyOf(received);
    }

    /** Returns the whole requests in the order of their arrival, if they are recorded. */
    public List<WebhookRequest> requests() {
        return List.copyOf(requests);
    }

    public int count() {
        return received.size();
    }

    public void clear() {
        received.clear();
        requests.clear();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            if (call.getRequestMethod().equals("OPTIONS")) {
                String origin = Objects.requireNonNullElse(allowedOrigin, header(call, "WebHook-Request-Origin"));
                call.getResponseHeaders().set("WebHook-Allowed-Origin", origin);
                call.sendResponseHeaders(OK, -1);
                return;
            }
            record(call, Instant.now(), call.getRequestBody().readAllBytes());
            LockSupport.parkNanos(delay.toNanos());
            Answer next = nextAnswers.poll();
            send(call, next == null ? answer : next);
        }
    }

    private void record(HttpExchange call, Instant now, byte[] body) {
        boolean isSigned = secret.matches(
                header(call, "webhook-id") + "." + header(call, "webhook-timestamp") + ".",
                body,
                header(call, "webhook-signature"));
        String text = new String(body, StandardCharsets.UTF_8);
        EventAttributes event = EventAttributes.of(call.getRequestHeaders(), text);
        received.add(new ReceivedWebhook(event.get("id"), event.get("type"), event.get("subject"), now, isSigned));
        if (recordsRequests) {
            requests.add(new WebhookRequest(call.getRequestURI().toString(), call.getRequestHeaders(), text, now));
        }
    }

    private static void send(HttpExchange call, Answer answer) throws IOException {
        for (int i = 0; i < answer.headers().size(); i += 2) {
            call.getResponseHeaders()
                    .add(answer.headers().get(i), answer.headers().get(i + 1));
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            call.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange call, String name) {
        return Objects.requireNonNullElse(call.getRequestHeaders().getFirst(name), "");
    }

    /** Stops listening. */
    public void stop() {
        server.stop(0);
        calls.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }
}
