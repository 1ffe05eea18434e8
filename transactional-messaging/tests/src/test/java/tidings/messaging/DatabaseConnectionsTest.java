package tidings.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.outbox.KafkaSender;
import tidings.messaging.outbox.MessagingMetrics;
import tidings.messaging.outbox.Relay;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Tables;

/** Each wait for the database has a bound. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DatabaseConnectionsTest {

    private static final String TOPIC = Topics.NOTIFICATIONS_EVENTS;

    /** Those of the service, but not those of a migration; its own last, for that ends the statement. */
    private static final String END_SESSIONS = """
            select pg_terminate_backend(pid) from (
                select pid from pg_stat_activity where usename = current_user and application_name = 'vertx-pg-client'
                order by pid = pg_backend_pid()
            ) as sessions""";

    private static final String ISOLATION = """
            select current_setting('transaction_isolation') from pg_stat_activity
            where pid = pg_backend_pid() and backend_start > $1""";

    @Inject
    Pool pool;

    @Inject
    AgroalDataSource migrations;

    @Inject
    Vertx vertx;

    @Inject
    Relay relay;

    @Inject
    KafkaSender kafka;

    @Inject
    Config config;

    @Test
    void after_its_connection_fell_silent_the_relay_works_over_a_new_one() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        relay.stop(null);
        try (SilentProxy proxy = SilentProxy.inFrontOf(config.getValue("database.port", Integer.class), vertx)) {
            Relay silenced = new Relay(through(proxy), vertx, kafka, new MessagingMetrics(new SimpleMeterRegistry()));
            try {
                silenced.start(null);
                insert(before);
                await().until(() -> KafkaProbe.read(TOPIC, before).size() == 1);

                proxy.silence();
                insert(after);

                await().atMost(Duration.ofSeconds(30))
                        .until(() -> KafkaProbe.read(TOPIC, after).size() == 1);
            } finally {
                silenced.stop(null);
            }
        } finally {
            relay.start(null);
        }
    }

    @Test
    void statements_locks_and_idle_transactions_have_a_bound() {
        assertThat(setting("statement_timeout")).isEqualTo("30s");
        assertThat(setting("lock_timeout")).isEqualTo("10s");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("10s");
    }

    @Test
    void a_transaction_is_read_committed_whatever_the_role_has_as_default() {
        Tables.run(pool, "alter role current_user set default_transaction_isolation = 'repeatable read'");
        try {
            OffsetDateTime changed = OffsetDateTime.now(ZoneOffset.UTC);
            pool.query(END_SESSIONS)
                    .execute()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();

            await().ignoreExceptions().untilAsserted(() -> assertThat(isolationOfSessionsSince(changed))
                    .containsExactly("read committed"));
        } finally {
            Tables.run(pool, "alter role current_user reset default_transaction_isolation");
        }
    }

    private List<String> isolationOfSessionsSince(OffsetDateTime time) {
        return pool.preparedQuery(ISOLATION).execute(Tuple.of(time)).await().indefinitely().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void a_migration_may_take_longer() throws SQLException {
        try (Connection connection = migrations.getConnection();
                Statement statement = connection.createStatement();
                ResultSet timeout = statement.executeQuery("show statement_timeout")) {
            timeout.next();
            assertThat(timeout.getString(1)).isEqualTo("0");
        }
    }

    private String setting(String name) {
        return pool.query("show " + name)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private void insert(UUID key) {
        pool.preparedQuery("insert into outbox (topic, key, headers, payload) values ($1, $2, '{}', 'x')")
                .execute(Tuple.of(TOPIC, key.toString()))
                .await()
                .indefinitely();
    }

    private Pool through(SilentProxy proxy) {
        PgConnectOptions server = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(proxy.port())
                .setDatabase(config.getValue("database.name", String.class))
                .setUser(config.getValue("database.user", String.class))
                .setPassword(config.getValue("database.password", String.class))
                // The transaction that was open when the connection fell silent holds the lock of the relays until
                // then.
                .addProperty("idle_in_transaction_session_timeout", "2s");
        return new Pool(new DatabaseConnections(new Settings(Duration.ofSeconds(3)))
                .create(new Input(vertx, new PoolOptions(), List.of(server))));
    }

    private record Input(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
            implements PgPoolCreator.Input {}

    private record Settings(Duration databaseTimeout) implements MessagingConfig {

        @Override
        public String service() {
            return "test";
        }

        @Override
        public Duration inboxRetention() {
            return Duration.ZERO;
        }

        @Override
        public Duration topicRetention() {
            return Duration.ZERO;
        }

        @Override
        public Duration stalledAfter() {
            return Duration.ZERO;
        }
    }
}
