package school.messaging.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import school.messaging.envelope.ReceivedMessage;
import school.messaging.envelope.ReceivedMessage.Identity;
import school.messaging.outbox.CurrentTransaction;

/** The identities of the messages that were handled. */
@ApplicationScoped
public class InboxTable {

    private static final String REMEMBER = """
            insert into inbox (source, id) select * from unnest($1::text[], $2::text[])
            on conflict do nothing returning source, id""";

    /** What a crash of the database forgets of it is done again, so the commit does not wait for the disk. */
    private static final String FORGET = """
            delete from inbox where (select set_config('synchronous_commit', 'off', true)) = 'off' and ctid = any(array(
                select ctid from inbox where handled_at < $1 order by handled_at limit $2 for update skip locked))""";

    private final Pool pool;

    public InboxTable(Pool pool) {
        this.pool = pool;
    }

    /** Remembers a batch in the current transaction; returns the identities that were not there before. */
    Uni<Set<Identity>> remember(List<ReceivedMessage> batch) {
        Object sources = column(batch, Identity::source);
        Object ids = column(batch, Identity::id);
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(REMEMBER, sources, ids))
                .map(rows -> {
                    Set<Identity> fresh = new HashSet<>();
                    rows.forEachRemaining(row -> fresh.add(new Identity((String) row[0], (String) row[1])));
                    return fresh;
                });
    }

    /** Forgets at most {@code limit} identities that are older than {@code age}, the oldest first; returns how many. */
    public Uni<Integer> forget(Duration age, int limit) {
        return pool.withConnection(connection -> connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(age), limit))
                .map(SqlResult::rowCount));
    }

    private static String[] column(List<ReceivedMessage> batch, Function<Identity, String> value) {
        return batch.stream().map(ReceivedMessage::identity).map(value).toArray(String[]::new);
    }
}
