package tidings.eventmanager.stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import tidings.eventmanager.http.Owner;

/** Limits the open streams of this replica: all of them, and those of one client, which is an owner at an address. */
@ApplicationScoped
class OpenStreams {

    private static final long RETRY_AFTER_SECONDS = 10;

    private final int max;
    private final int maxPerClient;
    private final Map<Client, Integer> byClient = new HashMap<>();
    private int all;

    OpenStreams(StreamConfig config, MeterRegistry registry) {
        this.max = config.maxStreams();
        this.maxPerClient = config.maxStreamsPerClient();
        registry.gauge("tidings.streams.watching", this, OpenStreams::count);
    }

    /** Counts one more stream of a client. Fails with 429 or 503 at a limit. */
    synchronized void open(Client client) {
        if (byClient.getOrDefault(client, 0) >= maxPerClient) {
            throw new ClientErrorException(
                    "This client has the maximum number of streams.",
                    Response.status(Response.Status.TOO_MANY_REQUESTS)
                            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                            .build());
        }
        if (all >= max) {
            throw new ServiceUnavailableException("The maximum number of clients is connected.", RETRY_AFTER_SECONDS);
        }
        byClient.merge(client, 1, Integer::sum);
        all++;
    }

    synchronized void close(Client client) {
        byClient.computeIfPresent(client, (known, count) -> count == 1 ? null : count - 1);
        all--;
    }

    private synchronized int count() {
        return all;
    }

    record Client(Owner owner, String address) {}
}
