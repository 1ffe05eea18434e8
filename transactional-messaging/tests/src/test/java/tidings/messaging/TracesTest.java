package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.MessagingFixture.record;
import static tidings.messaging.testing.KafkaProbe.header;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** With tracing enabled, one trace follows a flow through inbox and outbox. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(TracesTest.Enabled.class)
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";

    @Inject
    InMemorySpanExporter exporter;

    @Inject
    Notes notes;

    private final UUID order = UUID.randomUUID();

    @BeforeEach
    void reset() {
        exporter.reset();
    }

    @Test
    void a_consumer_span_links_its_producer_and_outgoing_messages() {
        KafkaProbe.send(List.of(traced("handled-" + order)));

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).size() == 1);
        await().until(() -> spans().size() == 1);
        SpanData span = spans().get(0);
        assertThat(span.getName()).isEqualTo("process tidings.payment.collect.v1");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(SENDER);
        assertThat(header(KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).get(0), "traceparent"))
                .isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void a_failed_attempt_is_a_span_with_an_error() {
        AtomicBoolean failed = new AtomicBoolean();
        notes.obstacle(
                order,
                () -> failed.getAndSet(true)
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalStateException("not yet")));

        KafkaProbe.send(List.of(traced("tried-again-" + order)));

        await().until(() -> spans().size() == 2);
        assertThat(spans()).extracting(SpanData::getStatus).containsExactly(StatusData.error(), StatusData.unset());
    }

    private List<SpanData> spans() {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().startsWith("process "))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> traced(String id) {
        ProducerRecord<byte[], byte[]> command = record(order, id);
        command.headers().add("traceparent", ("00-" + TRACE + "-" + SENDER + "-01").getBytes(UTF_8));
        return command;
    }

    /** Enables tracing, with an exporter in memory. */
    public static class Enabled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.exporter.otlp.enabled", "false",
                    "quarkus.otel.simple", "true");
        }
    }

    /** Produces the exporter. */
    public static class Exporter {
        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }
}
