package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.MessagingFixture.AMOUNT;
import static tidings.messaging.MessagingFixture.command;
import static tidings.messaging.MessagingFixture.inTransaction;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tidings.contract.MessageJson;
import tidings.contract.OrderConfirmed;
import tidings.contract.Topics;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.Outbox;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    MessagingFixture fixture;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_commit_sends_the_messages_and_deletes_their_rows() {
        inTransaction(() -> outbox.add(List.of(OutgoingMessage.of(confirmed()))));

        await().until(() -> KafkaProbe.read(Topics.ORDERS_EVENTS, order).size() == 1);
        await().until(() -> fixture.count("outbox") == 0);
    }

    @Test
    void a_rollback_sends_nothing() {
        assertThatThrownBy(() -> inTransaction(() -> outbox.add(List.of(OutgoingMessage.of(confirmed())))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back")))))
                .hasRootCauseMessage("rolled back");

        inTransaction(() -> outbox.add(List.of(OutgoingMessage.of(command(order)))));
        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order).size() == 1);
        assertThat(KafkaProbe.read(Topics.ORDERS_EVENTS, order)).isEmpty();
    }

    @Test
    void a_message_outside_of_a_transaction_is_refused() {
        assertThatThrownBy(() -> inContext(() -> Panache.withSession(this::add)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transaction");
        assertThatThrownBy(() -> inContext(this::add)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void messages_of_a_transaction_are_sent_in_the_order_of_adding() {
        List<OrderConfirmed> added = List.of(confirmed(), confirmed(), confirmed());

        inTransaction(() -> outbox.add(List.of(OutgoingMessage.of(added.get(0)), OutgoingMessage.of(added.get(1))))
                .chain(() -> outbox.add(List.of(OutgoingMessage.of(added.get(2))))));

        await().until(() -> KafkaProbe.read(Topics.ORDERS_EVENTS, order).size() == 3);
        assertThat(KafkaProbe.read(Topics.ORDERS_EVENTS, order))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(added.stream()
                        .map(event -> new String(MessageJson.write(event), UTF_8))
                        .toList());
    }

    @Test
    void the_cause_of_a_command_is_the_event_before_it() {
        inTransaction(() -> outbox.add(List.of(
                OutgoingMessage.of(confirmed()),
                OutgoingMessage.of(command(order)).replyTo(Topics.ORDERS_REPLIES))));

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order).size() == 1);
        var event = KafkaProbe.read(Topics.ORDERS_EVENTS, order).get(0);
        var command = KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order).get(0);
        assertThat(header(event, "ce_causationid")).isNull();
        assertThat(header(command, "ce_causationid")).isEqualTo(header(event, "ce_id"));
        assertThat(header(command, "ce_replyto")).isEqualTo(Topics.ORDERS_REPLIES);
        assertThat(List.of(event, command)).allMatch(record -> "flow".equals(header(record, "ce_correlationid")));
    }

    @Test
    void a_message_is_a_cloudevent_in_binary_mode() {
        inTransaction(() -> outbox.add(List.of(OutgoingMessage.of(confirmed()))));

        await().until(() -> KafkaProbe.read(Topics.ORDERS_EVENTS, order).size() == 1);
        var record = KafkaProbe.read(Topics.ORDERS_EVENTS, order).get(0);
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("tidings.order.confirmed.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/payment-service");
        assertThat(header(record, "ce_subject")).isEqualTo(order.toString());
        assertThat(header(record, "ce_messagekind")).isEqualTo("event");
        assertThat(header(record, "ce_dataschema")).isEqualTo("urn:tidings:schema:tidings.order.confirmed.v1");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    private Uni<Void> add() {
        return outbox.add(List.of(OutgoingMessage.of(confirmed())));
    }

    private static void inContext(Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> {
            MessageContext.startNew("flow", null).makeCurrent();
            return work.get();
        });
    }

    private OrderConfirmed confirmed() {
        return new OrderConfirmed(order, UUID.randomUUID(), AMOUNT);
    }
}
