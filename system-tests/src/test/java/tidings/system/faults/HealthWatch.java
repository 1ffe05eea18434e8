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

/** Asks services all the time whether they are live: one that says no would be restarted, and for nothing. */
final class HealthWatch implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> illnesses = new ConcurrentSkipListSet<>();
    private final Supplier<List<URI>> services;

    private HealthWatch(Supplier<List<URI>> services) {
        this.services = services;
    }

    static HealthWatch over(Supplier<List<URI>> services) {
        HealthWatch watch = new HealthWatch(services);
        Future<?> unused = watch.clock.scheduleWithFixedDelay(watch::look, 0, 500, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Who said that it is not live, and why. */
    Set<String> illnesses() {
        return illnesses;
    }

    private void look() {
        services.get().forEach(this::ask);
    }

    private void ask(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/health/live"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                illnesses.add(service + ": " + answer.body());
            }
        } catch (IOException killedOrSlow) {
            // Who does not answer says nothing about itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
