package tidings.payments.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A payment provider on this machine that records requests. It answers {@code 201} until a test sets another answer. */
final class PaymentProvider implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch cutOff = new CountDownLatch(1);
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile Answer answer = call -> respond(call, 201, "");

    record Request(String path, String key, String authorization, JsonObject body) {}

    private interface Answer {
        void to(HttpExchange call) throws IOException;
    }

    PaymentProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/", call -> {
            requests.add(new Request(
                    call.getRequestURI().getPath(),
                    call.getRequestHeaders().getFirst("Idempotency-Key"),
                    call.getRequestHeaders().getFirst("Authorization"),
                    new JsonObject(new String(call.getRequestBody().readAllBytes(), UTF_8))));
            answer.to(call);
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void answerWith(int status, String body) {
        answer = call -> respond(call, status, body);
    }

    void answerNothing() {
        answer = call -> awaitEnd();
    }

    /** Answers without an end, until the client closes the connection. */
    void answerEndlessly(int bytesAtOnce) {
        answer = call -> {
            call.sendResponseHeaders(201, 0);
            try (OutputStream out = call.getResponseBody()) {
                while (!end.await(10, MILLISECONDS)) {
                    out.write(new byte[bytesAtOnce]);
                    out.flush();
                }
            } catch (IOException closed) {
                cutOff.countDown();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        };
    }

    boolean wasCutOff() {
        return cutOff.getCount() == 0;
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** Stops listening. */
    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
