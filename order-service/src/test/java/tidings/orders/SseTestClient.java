package tidings.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events, like a browser. */
public final class SseTestClient implements AutoCloseable {

    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private SseTestClient(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "sse-client");
        reader.setDaemon(true);
        reader.start();
    }

    public static SseTestClient from(URI uri, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new SseTestClient(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("none");
    }

    /** Returns the id and the data of the next event, or {@code end of stream}. */
    public String next() {
        try {
            String event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event within 10 s");
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        response.body().close();
    }

    private void read() {
        String[] id = {""};
        try {
            response.body().forEachOrdered(line -> {
                if (line.startsWith("id:")) {
                    id[0] = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    events.add(id[0] + " " + line.substring(5).strip());
                }
            });
            events.add("end of stream");
        } catch (UncheckedIOException closed) {
            events.add("broken stream");
        }
    }
}
