package tidings.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Polls the liveness of services: a failed check would cause a needless restart. */
final class HealthWatch implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private final Supplier<List<URI>> services;

    private HealthWatch(Supplier<List<URI>> services) {
        this.services = services;
    }

    static HealthWatch over(Supplier<List<URI>> services) {
        HealthWatch watch = new HealthWatch(services);
        Future<?> unused = watch.clock.scheduleWithFixedDelay(watch::poll, 0, 500, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Returns the failed liveness checks with their reasons. */
    Set<String> failures() {
        return failures;
    }

    private void poll() {
        services.get().forEach(this::check);
    }

    private void check(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/health/live"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                failures.add(service + ": " + answer.body());
            }
        } catch (IOException killedOrSlow) {
            // A missing answer is not a failed check.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
