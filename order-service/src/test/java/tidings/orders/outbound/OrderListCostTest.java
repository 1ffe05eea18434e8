package tidings.orders.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.messaging.testing.Tables.run;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.orders.OrderViews;
import tidings.orders.OrderViews.Criteria;
import tidings.orders.OrderViews.Position;
import tidings.orders.domain.OrderStatus;

/** A page of any list reads a bounded part of a table of 100 000 orders, with each kind of plan that PostgreSQL may keep. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderListCostTest {

    private static final int ORDERS = 100_000;
    /** Has one of a thousand customers, with a third of all orders. */
    private static final String LARGE = "10000000-0000-4000-8000-000000000000";

    private static final String SMALL = "10000000-0000-4000-8000-000000000007";
    /** Younger than all orders of other tests. */
    private static final String FIRST = "2100-01-01T00:00:00Z";

    private static final String MIDDLE = "2100-01-01T12:00:00Z";

    private static final String GENERATE = """
            insert into orders (id, version, customer_id, payment_method, lines, total_amount, currency, status,
                correlation_id, last_fact, flow, pay_by, history, acknowledgements, placed_at)
            select gen_random_uuid(), 0,
                ('10000000-0000-4000-8000-' || lpad((case when n %% 3 = 0 then 0 else n %% 1000 end)::text, 12, '0'))::uuid,
                'pm_generated', '[]', 100, 'EUR', case when n <= 5 then 'EXPIRED' else 'CONFIRMED' end,
                'generated', '', 'ORCHESTRATED', timestamptz '%1$s', '[]', '[]', timestamptz '%1$s' + n * interval '0.8 s'
            from generate_series(1, %2$d) as n""".formatted(FIRST, ORDERS);

    /** By this connection. */
    private static final String ROWS_READ = """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = 'orders'""";

    @Inject
    OrderViews orders;

    @Inject
    Pool pool;

    @BeforeAll
    void generate() {
        run(pool, GENERATE);
        run(pool, "vacuum analyze orders");
    }

    @AfterAll
    void clean() {
        run(pool, "delete from orders where payment_method = 'pm_generated'");
        run(pool, "vacuum analyze orders");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ,      ,          ,       200
            ,      ,          MIDDLE, 200
            ,      CONFIRMED, ,       21000
            ,      EXPIRED,   ,       21000
            ,      EXPIRED,   MIDDLE, 21000
            SMALL, ,          ,       200
            SMALL, EXPIRED,   ,       21000
            LARGE, ,          MIDDLE, 200
            LARGE, EXPIRED,   ,       21000
            LARGE, EXPIRED,   MIDDLE, 21000
            """)
    void a_page_reads_a_bounded_part(String customer, OrderStatus status, String cursor, long bound) {
        Criteria criteria = new Criteria(
                Optional.ofNullable(customer).map(size -> UUID.fromString(size.equals("LARGE") ? LARGE : SMALL)),
                Optional.ofNullable(status),
                Optional.ofNullable(cursor).map(at -> new Position(Instant.parse(MIDDLE), new UUID(0, 0))));

        for (String plan : List.of("force_custom_plan", "force_generic_plan")) {
            assertThat(rowsRead(plan, criteria)).as(plan).isLessThan(bound);
        }
    }

    @Test
    void the_pages_of_a_rare_status_have_all_its_orders() {
        List<String> found = new ArrayList<>();
        int pages = 0;
        String next = "/orders?limit=3&status=EXPIRED&customerId=" + LARGE;
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            found.addAll(page.path("orders.id"));
            next = page.path("next");
            pages++;
        }

        assertThat(found).hasSize(1);
        assertThat(pages).isEqualTo(ORDERS / 3 / OrderQueries.MAX_SCANNED + 1);
    }

    private long rowsRead(String plan, Criteria criteria) {
        return Transactions.run(MessageContext.startNew("list", null), () -> select(
                        "select set_config('plan_cache_mode', '" + plan + "', true)")
                .chain(() -> select(ROWS_READ))
                .chain(before -> orders.list(criteria, 20)
                        .chain(() -> select(ROWS_READ))
                        .map(after -> (Long) after[0] - (Long) before[0])));
    }

    private static Uni<Object[]> select(String sql) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(sql))
                .map(rows -> rows.next());
    }
}
