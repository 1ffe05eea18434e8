package school.messaging.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import school.messaging.MessagingConfig;
import school.messaging.envelope.ReceivedMessage;
import school.messaging.envelope.ReceivedMessage.Identity;
import school.messaging.outbox.CurrentTransaction;
import school.messaging.work.Expiring;

/** The identities of handled messages. They must outlive the messages of the topics, so that each redelivery is recognised. */
@ApplicationScoped
class InboxTable implements Expiring {

    private static final String INSERT = """
            insert into inbox (source, id) select * from unnest($1::text[], $2::text[])
            on conflict do nothing returning source, id""";

    /** Safe to repeat after a crash, so it commits asynchronously. */
    private static final String PURGE = """
            delete from inbox where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from inbox where handled_at < $1 order by handled_at limit $2 for update skip locked))""";

    private final Pool pool;
    private final Duration retention;

    InboxTable(Pool pool, MessagingConfig config) {
        this.pool = pool;
        this.retention = config.inboxRetention();
    }

    /** Records a batch in the current transaction. Returns the new identities, which were not recorded before. */
    Uni<Set<Identity>> record(List<ReceivedMessage> batch) {
        Object sources = column(batch, Identity::source);
        Object ids = column(batch, Identity::id);
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(INSERT, sources, ids))
                .map(rows -> {
                    Set<Identity> fresh = new HashSet<>();
                    rows.forEachRemaining(row -> fresh.add(new Identity((String) row[0], (String) row[1])));
                    return fresh;
                });
    }

    @Override
    public String name() {
        return "inbox entries";
    }

    @Override
    public Duration retention() {
        return retention;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(SqlResult::rowCount);
    }

    private static String[] column(List<ReceivedMessage> batch, Function<Identity, String> value) {
        return batch.stream().map(ReceivedMessage::identity).map(value).toArray(String[]::new);
    }
}
