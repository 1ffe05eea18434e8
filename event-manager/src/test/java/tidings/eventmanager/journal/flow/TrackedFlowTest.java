package tidings.eventmanager.journal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackedFlowTest {

    private static final Story ORCHESTRATED = new Story()
            .first("OrderPlaced")
            .then("CollectPayment", "OrderPlaced")
            .then("CollectPaymentReply", "CollectPayment")
            .then("PaymentCollected", "CollectPayment")
            .then("OrderConfirmed", "CollectPaymentReply")
            .then("NotifyCustomer", "OrderConfirmed")
            .then("CustomerNotified", "NotifyCustomer");

    @Test
    void each_message_is_below_its_cause() {
        assertThat(Story.shape(ORCHESTRATED.flow().tree()))
                .isEqualTo("OrderPlaced[CollectPayment[CollectPaymentReply[OrderConfirmed[NotifyCustomer"
                        + "[CustomerNotified]]] PaymentCollected]]");
    }

    @Test
    void hops_are_counted_from_the_first_message() {
        List<Step> steps =
                ORCHESTRATED.flow().tree().stream().flatMap(Step::all).toList();

        assertThat(steps).extracting(Step::hop).containsExactly(1, 2, 3, 4, 5, 6, 3);
        assertThat(steps.get(2).afterCause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(steps.get(6).afterCause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(steps.get(0).afterCause()).isNull();
    }

    @Test
    void a_message_with_an_unknown_cause_is_a_root() {
        TrackedFlow flow = new Story()
                .first("OrderPlaced")
                .then("OrderConfirmed", "never-seen")
                .flow();

        assertThat(Story.shape(flow.tree())).isEqualTo("OrderPlaced OrderConfirmed");
    }

    @Test
    void messages_in_a_cycle_are_shown_once() {
        TrackedFlow flow = new Story()
                .then("OrderPlaced", "OrderConfirmed")
                .then("OrderConfirmed", "OrderPlaced")
                .then("OrderRejected", "OrderRejected")
                .flow();

        assertThat(Story.shape(flow.tree())).isEqualTo("OrderPlaced[OrderConfirmed] OrderRejected");
    }

    @Test
    void a_dead_letter_belongs_to_its_message() {
        TrackedFlow flow = new Story()
                .first("OrderPlaced")
                .deadLetter("OrderPlaced", "payment-service")
                .flow();

        assertThat(flow.messages()).hasSize(1);
        assertThat(flow.tree().get(0).deadLetters()).hasSize(1);
    }

    @Test
    void a_dead_letter_without_its_message_is_shown() {
        TrackedMessage deadLetter = new Story()
                .first("OrderPlaced")
                .deadLetter("OrderPlaced", "payment-service")
                .flow()
                .deadLetters()
                .get(0);

        assertThat(Story.shape(
                        TrackedFlow.of("the-flow", List.of(deadLetter), false).tree()))
                .isEqualTo("OrderPlaced");
    }

    @Test
    void a_diagram_has_an_arrow_to_each_reacting_service() {
        assertThat(SequenceDiagram.of(ORCHESTRATED.flow())).isEqualTo("""
                sequenceDiagram
                    participant p1 as order-service
                    participant p2 as payment-service
                    participant p3 as notification-service
                    Note over p1: OrderPlaced +0 ms
                    p1->>p2: CollectPayment +1000 ms
                    p2-->>p1: CollectPaymentReply +2000 ms
                    Note over p2: PaymentCollected +3000 ms
                    Note over p1: OrderConfirmed +4000 ms
                    p1->>p3: NotifyCustomer +5000 ms
                    Note over p3: CustomerNotified +6000 ms
                """);
    }

    @Test
    void a_diagram_of_a_choreographed_flow_shows_the_listeners() {
        TrackedFlow flow = new Story()
                .first("OrderPlaced")
                .then("PaymentCollected", "OrderPlaced")
                .then("OrderConfirmed", "PaymentCollected")
                .flow();

        assertThat(SequenceDiagram.of(flow)).contains("p1-)p2: OrderPlaced +0 ms", "p2-)p1: PaymentCollected +1000 ms");
    }

    @Test
    void a_diagram_shows_expected_receivers_and_dead_letters() {
        Story story = new Story().first("OrderPlaced").then("CollectPayment", "OrderPlaced");

        assertThat(SequenceDiagram.of(story.flow())).contains("p1->>p2: CollectPayment +1000 ms");
        assertThat(SequenceDiagram.of(
                        story.deadLetter("CollectPayment", "payment-service").flow()))
                .contains("p1-xp2: CollectPayment +1000 ms, dead letter: it is malformed");
    }

    @Test
    void hostile_headers_do_not_break_a_diagram() {
        TrackedFlow flow = new Story().first("Evil\nend; %% #quot; <script>").flow();

        assertThat(SequenceDiagram.of(flow)).endsWith("Note over p1: Evil?end? ?? ?quot? ?script? +0 ms\n");
    }
}
