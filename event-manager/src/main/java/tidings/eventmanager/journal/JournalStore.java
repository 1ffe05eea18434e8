package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import tidings.eventmanager.journal.flow.TrackedMessage;

/** The journal in PostgreSQL: one partition per day, one statement per batch. */
@ApplicationScoped
class JournalStore implements Journal {

    private static final String ROLL = "select journal_keep($1, $2)";

    private static final String MESSAGES = """
            select * from journal where correlation_id = $1
            order by sent_at, published_at, topic, id limit $2""";

    private static final String FLOWS = """
            select correlation_id, order_id, min(sent_at) as started_at, max(sent_at) as last_at,
                count(*) filter (where dead_letter_topic is null) as messages,
                count(dead_letter_topic) as dead_letters
            from journal where order_id = $1
            group by correlation_id, order_id order by started_at, correlation_id limit $2""";

    private final Pool pool;

    JournalStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(List<JournalEntry> entries) {
        return execute(JournalColumns.ADD, JournalColumns.of(entries)).replaceWithVoid();
    }

    @Override
    public Uni<Void> roll(LocalDate oldest, LocalDate newest) {
        return execute(ROLL, Tuple.of(oldest, newest)).replaceWithVoid();
    }

    @Override
    public Uni<List<TrackedMessage>> messages(String flow, int limit) {
        return execute(MESSAGES, Tuple.of(flow, limit)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(JournalColumns::message)
                .toList());
    }

    @Override
    public Uni<List<FlowSummary>> flows(String order, int limit) {
        return execute(FLOWS, Tuple.of(order, limit)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(JournalColumns::summary)
                .toList());
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }
}
