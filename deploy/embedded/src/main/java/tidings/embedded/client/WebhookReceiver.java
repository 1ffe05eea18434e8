package tidings.embedded.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook on this machine: agrees to be called (CloudEvents HTTP 1.1 Web Hooks, section 4), checks signatures (Standard
 * Webhooks 1.0), and keeps what it was told.
 */
public final class WebhookReceiver implements AutoCloseable {

    private static final String PREFIX = "whsec_";
    private static final int BYTES_OF_SECRET = 32;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final byte[] secret = new byte[BYTES_OF_SECRET];
    private final Queue<ReceivedWebhook> receptions = new ConcurrentLinkedQueue<>();
    private final ExecutorService calls = Executors.newCachedThreadPool(call -> {
        Thread thread = new Thread(call, "webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private final Duration pause;

    private WebhookReceiver(HttpServer server, Duration pause) {
        this.server = server;
        this.pause = pause;
        new SecureRandom().nextBytes(secret);
        server.setExecutor(calls);
        server.createContext("/", this::answer);
        server.start();
    }

    public static WebhookReceiver open() {
        return taking(Duration.ZERO);
    }

    /** One that takes that long to answer. */
    public static WebhookReceiver taking(Duration pause) {
        // Read when the first server is made; otherwise an answer may wait for the caller to acknowledge a part of it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            return new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), pause);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    /** What it tells whoever is to call it. */
    public String secret() {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** In the order in which they came. */
    public List<ReceivedWebhook> receptions() {
        return List.copyOf(receptions);
    }

    public int count() {
        return receptions.size();
    }

    public void forget() {
        receptions.clear();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            if (call.getRequestMethod().equals("OPTIONS")) {
                call.getResponseHeaders().set("WebHook-Allowed-Origin", header(call, "WebHook-Request-Origin"));
                call.sendResponseHeaders(OK, -1);
                return;
            }
            Instant now = Instant.now();
            byte[] body = call.getRequestBody().readAllBytes();
            receptions.add(new ReceivedWebhook(
                    header(call, "ce-id"),
                    header(call, "ce-type"),
                    header(call, "ce-subject"),
                    now,
                    isSigned(call, body)));
            Thread.sleep(pause.toMillis());
            call.sendResponseHeaders(NO_CONTENT, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSigned(HttpExchange call, byte[] body) {
        String before = header(call, "webhook-id") + "." + header(call, "webhook-timestamp") + ".";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII),
                    header(call, "webhook-signature").getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpExchange call, String name) {
        return Objects.requireNonNullElse(call.getRequestHeaders().getFirst(name), "");
    }

    /** From then on nobody answers there. */
    public void die() {
        server.stop(0);
        calls.shutdownNow();
    }

    @Override
    public void close() {
        die();
    }
}
