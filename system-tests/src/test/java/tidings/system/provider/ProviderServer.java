package tidings.system.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tidings.system.provider.ProviderEntry.Kind;

/**
 * A provider of payments and notifications behind HTTP. It moves no money and sends nothing, but records what it would do.
 *
 * <p>As a real provider it does the work of an idempotency key once, repeats its answer afterwards, and rejects a key with
 * another content. The payment method selects its faults: the worst ones do the work and lose the answer.
 */
public final class ProviderServer {

    private static final int CREATED = 201;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;
    /** Well below the timeout of payment-service (5 s), above the interval in which it looks for due payments (1 s). */
    private static final long SLOW_MILLIS = 2_000;
    /** One notification in so many is sent without an answer at first. */
    private static final int NOTIFICATIONS_PER_FAULT = 16;

    private final ProviderRecord record;
    /** What was done, by idempotency key. */
    private final Map<String, ProviderEntry> done = new ConcurrentHashMap<>();

    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    /** What happens to a request. */
    private enum Course {
        UNDONE,
        DONE_WITHOUT_SUCCESS,
        DONE_IN_SILENCE,
        DONE
    }

    private ProviderServer(ProviderRecord record) {
        this.record = record;
    }

    /** Runs until its standard input ends, so no longer than the process that has started it. */
    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[1]);
        ProviderServer provider = new ProviderServer(ProviderRecord.open(path));
        ProviderRecord.read(path).stream()
                .filter(ProviderEntry::isWork)
                .forEach(entry -> provider.done.put(entry.key(), entry));
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 1000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", provider::handle);
        server.start();
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    private void handle(HttpExchange call) throws IOException {
        String key = call.getRequestHeaders().getFirst("Idempotency-Key");
        ProviderEntry request = request(call, key);
        if (!inProgress.add(key)) {
            record.append(request.as(Kind.OVERLAPPED));
            answer(call, CONFLICT);
            return;
        }
        int status;
        try {
            status = perform(request);
        } finally {
            inProgress.remove(key);
        }
        if (status > 0) {
            answer(call, status);
        }
    }

    /** Does the work of a key unless it is done. Returns the status of the answer; 0 without an answer. */
    private int perform(ProviderEntry request) throws IOException {
        ProviderEntry earlier = done.get(request.key());
        if (earlier != null && !earlier.body().equals(request.body())) {
            record.append(request.as(Kind.REUSED_KEY));
            return UNPROCESSABLE;
        }
        int attempt = attempts.computeIfAbsent(request.key(), first -> new AtomicInteger())
                .incrementAndGet();
        Course course = course(request, attempt);
        if (course != Course.UNDONE && earlier == null) {
            record.append(request);
            done.put(request.key(), request);
        }
        return switch (course) {
            case UNDONE, DONE_WITHOUT_SUCCESS -> UNAVAILABLE;
            case DONE_IN_SILENCE -> 0;
            case DONE -> request.is(Kind.DECLINED) ? PAYMENT_REQUIRED : CREATED;
        };
    }

    private Course course(ProviderEntry request, int attempt) {
        if (request.is(Kind.NOTIFIED)) {
            boolean isFaulty = Math.floorMod(request.key().hashCode(), NOTIFICATIONS_PER_FAULT) == 0;
            return isFaulty && attempt == 1 ? Course.DONE_WITHOUT_SUCCESS : Course.DONE;
        }
        String method = method(request);
        if (method.equals("pm_card_slow") && attempt == 1) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS));
        }
        String unavailable = request.is(Kind.REFUNDED) ? "pm_card_refundUnavailableTwice" : "pm_card_unavailableTwice";
        if (attempt > 2) {
            return Course.DONE;
        } else if (method.equals(unavailable)) {
            return attempt == 1 ? Course.UNDONE : Course.DONE_WITHOUT_SUCCESS;
        }
        return method.equals("pm_card_hangsTwice") && !request.is(Kind.REFUNDED) ? Course.DONE_IN_SILENCE : Course.DONE;
    }

    /** Returns the payment method of a charge, or that of the charge which a refund names. */
    private String method(ProviderEntry request) {
        ProviderEntry charge = request.is(Kind.REFUNDED) ? done.get("charge-" + request.text("charge")) : request;
        return charge == null ? "" : charge.text("payment_method");
    }

    private static ProviderEntry request(HttpExchange call, String key) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        Kind kind =
                switch (call.getRequestURI().getPath()) {
                    case "/charges" -> body.contains("\"pm_card_chargeDeclined") ? Kind.DECLINED : Kind.CHARGED;
                    case "/refunds" -> Kind.REFUNDED;
                    case "/notifications" -> Kind.NOTIFIED;
                    default -> throw new IOException(call.getRequestURI() + " is no address of the provider");
                };
        return new ProviderEntry(kind, key, body);
    }

    private static void answer(HttpExchange call, int status) throws IOException {
        String body = status == PAYMENT_REQUIRED ? "{\"code\": \"card_declined\"}" : "{\"channel\": \"sms\"}";
        try (call) {
            call.sendResponseHeaders(status, body.length());
            call.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
