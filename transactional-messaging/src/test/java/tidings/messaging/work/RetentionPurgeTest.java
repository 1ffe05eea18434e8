package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetentionPurgeTest {

    @Test
    void a_purge_deletes_batches_until_one_is_not_full() {
        Rows rows = new Rows(25);

        run(rows);

        assertThat(rows.left).hasValue(0);
        assertThat(rows.limits).containsExactly(10, 10, 10);
    }

    @Test
    void a_purge_deletes_only_rows_older_than_the_retention() {
        Rows rows = new Rows(1);
        Instant started = Instant.now();

        run(rows);

        assertThat(rows.left).hasValue(0);
        assertThat(rows.expiries).singleElement().satisfies(before -> assertThat(before)
                .isBetween(started.minus(Rows.RETENTION), Instant.now().minus(Rows.RETENTION)));
    }

    @Test
    void a_failing_table_does_not_stop_the_purge_of_others() {
        Rows rows = new Rows(25);

        run(new MissingTable(), rows);

        assertThat(rows.left).hasValue(0);
    }

    @Test
    void a_stop_ends_the_purge_after_the_current_batch() {
        AtomicReference<RetentionPurge> purge = new AtomicReference<>();
        Rows rows = new Rows(25) {
            @Override
            public Uni<Integer> purge(Instant before, int limit) {
                purge.get().stop(new ShutdownEvent());
                return super.purge(before, limit);
            }
        };
        Rows next = new Rows(25);
        purge.set(new RetentionPurge(List.of(rows, next)));

        purge.get().purge().await().atMost(Duration.ofSeconds(5));

        assertThat(rows.left).hasValue(15);
        assertThat(next.left).hasValue(25);
    }

    @Test
    void a_retention_of_zero_stops_the_start() {
        Rows rows = new Rows(1) {
            @Override
            public Duration retention() {
                return Duration.ZERO;
            }
        };

        assertThatThrownBy(() -> run(rows)).hasMessageContaining("the retention of test rows is PT0S");
    }

    @Test
    void a_batch_size_of_zero_stops_the_start() {
        Rows rows = new Rows(1) {
            @Override
            public int batchSize() {
                return 0;
            }
        };

        assertThatThrownBy(() -> run(rows)).hasMessageContaining("the batch size of test rows is 0");
    }

    private void run(Expiring... tables) {
        new RetentionPurge(List.of(tables)).purge().await().atMost(Duration.ofSeconds(5));
    }

    /** Counts rows instead of storing them. */
    private static class Rows implements Expiring {

        private static final Duration RETENTION = Duration.ofDays(1);

        private final Queue<Integer> limits = new ConcurrentLinkedQueue<>();
        private final Queue<Instant> expiries = new ConcurrentLinkedQueue<>();
        private final AtomicInteger left;

        Rows(int rows) {
            this.left = new AtomicInteger(rows);
        }

        @Override
        public String name() {
            return "test rows";
        }

        @Override
        public Duration retention() {
            return RETENTION;
        }

        @Override
        public int batchSize() {
            return 10;
        }

        @Override
        public Uni<Integer> purge(Instant before, int limit) {
            limits.add(limit);
            expiries.add(before);
            int deleted = Math.min(limit, left.get());
            left.addAndGet(-deleted);
            return Uni.createFrom().item(deleted);
        }
    }

    private static final class MissingTable extends Rows {

        MissingTable() {
            super(0);
        }

        @Override
        public Uni<Integer> purge(Instant before, int limit) {
            return Uni.createFrom().failure(new IllegalStateException("no such table"));
        }
    }
}
