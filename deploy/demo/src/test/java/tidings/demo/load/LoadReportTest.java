package tidings.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.demo.load.measure.OrderTiming;
import tidings.demo.load.measure.ProcessCost;
import tidings.demo.load.measure.ProcessUsage;
import tidings.embedded.client.Check;

class LoadReportTest {

    private static final long MILLI = 1_000_000;
    private static final long BEGIN = 5_000 * MILLI;

    @Test
    void latency_counts_from_the_due_time_of_an_order() {
        LoadResult result = LoadResult.of(
                List.of(order(0, 10, 100), order(0, 400, 500), order(100, 500, 1_100), order(200, 300, 0)),
                BEGIN,
                List.of());

        assertThat(result.accepted()).isEqualTo(4);
        assertThat(result.settled()).isEqualTo(3);
        assertThat(result.acceptedPerSecond()).isEqualTo(4 / 0.5);
        assertThat(result.settledPerSecond()).isEqualTo(3 / 1.1);
        assertThat(result.p50()).isBetween(499_000L, 501_000L);
        assertThat(result.max()).isBetween(999_000L, 1_001_000L);
    }

    @Test
    void a_run_without_accepted_orders_has_figures() {
        LoadResult result = LoadResult.of(List.of(), BEGIN, List.of("refused"));

        assertThat(result.acceptedPerSecond()).isZero();
        assertThat(result.max()).isZero();
    }

    @Test
    void the_report_names_the_largest_share_without_the_generator() {
        LoadReport report = new LoadReport(
                new LoadPlan(1000, 32, 0, 0, false, false, false),
                LoadResult.of(List.of(order(0, 10, 100)), BEGIN, List.of()),
                List.of(
                        ProcessCost.of("database", new ProcessUsage(500, 0), new ProcessUsage(1_000, 64 << 20), 1000),
                        ProcessCost.of(
                                "order-service", new ProcessUsage(0, 0), new ProcessUsage(1_500, 64 << 20), 1000)),
                ProcessCost.of("load generator", new ProcessUsage(0, 0), new ProcessUsage(9_000, 1 << 20), 1000));

        assertThat(report.cpuMillis()).isEqualTo(2.0);
        assertThat(report.text())
                .contains("database              0.50 ms   25 %   64 MB")
                .contains("sum                   2.00 ms  100 %  128 MB")
                .contains("load generator        9.00 ms           1 MB")
                .contains("The order-service takes most: 75 % of the CPU.");
    }

    @Test
    void cpu_time_is_read_for_any_program_name() {
        String stat = "42 (a ) b (c) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 99";

        assertThat(ProcessUsage.ticks(stat, 2)).isEqualTo(120);
        assertThat(ProcessUsage.ticks(stat, 4)).isEqualTo(127);
        assertThat(ProcessUsage.of(ProcessHandle.current()).cpuMillis()).isPositive();
    }

    @Test
    void lost_orders_duplicates_and_dead_letters_are_noticed() {
        OrderAudit audit = new OrderAudit();
        String good = UUID.randomUUID().toString();
        String bad = UUID.randomUUID().toString();
        List.of(good, bad).forEach(id -> {
            audit.count(record("orders.events.v1", id, "tidings.order.placed.v1"));
            audit.count(record("orders.events.v1", id, "tidings.order.confirmed.v1"));
            audit.count(record("notifications.events.v1", id, "tidings.customer.notified.v1"));
        });
        assertThat(audit.checks(2)).allMatch(Check::ok);

        audit.count(record("notifications.events.v1", bad, "tidings.customer.notified.v1"));
        audit.count(record("payment-service.payments.commands.v1.dlq", "no order", "anything"));

        assertThat(audit.checks(2))
                .filteredOn(check -> !check.ok())
                .extracting(Check::name)
                .containsExactly("customers notified once", "dead letters");
        assertThat(audit.checks(3)).filteredOn(check -> !check.ok()).hasSize(5);
    }

    @Test
    void a_load_without_orders_is_rejected() {
        assertThatThrownBy(() -> new LoadPlan(0, 32, 0, 0, false, false, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OrderTiming order(long due, long accepted, long settled) {
        return new OrderTiming(
                BEGIN + due * MILLI, BEGIN + accepted * MILLI, settled == 0 ? 0 : BEGIN + settled * MILLI);
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String key, String type) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 0, key, new byte[0]);
        record.headers().add("ce_type", type.getBytes(UTF_8));
        return record;
    }
}
