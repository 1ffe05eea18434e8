package tidings.eventmanager.deadletters.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final Operator ALICE = new Operator("partner", "alice");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_redrive_keeps_identifying_headers_and_removes_those_of_attempts() {
        Headers redriven = headers(
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_correlationid",
                        "ce_causationid",
                        "ce_replyto",
                        "content-type")
                .redriven(ALICE, NOON);
        Headers cleaned = headers(
                        "dead-letter-reason",
                        "dead-letter-topic",
                        "dead-letter-cause-class-name",
                        "delayed-retry-count",
                        "delayed-retry-original-timestamp",
                        "__smallrye_generationId",
                        "traceparent",
                        "tracestate",
                        "baggage")
                .redriven(ALICE, NOON);

        assertThat(names(redriven))
                .containsExactly(
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_correlationid",
                        "ce_causationid",
                        "ce_replyto",
                        "content-type",
                        "redrive-count",
                        "redriven-by",
                        "redriven-at");
        assertThat(names(cleaned)).containsExactly("redrive-count", "redriven-by", "redriven-at");
    }

    @Test
    void redrive_headers_describe_the_last_redrive() {
        Headers twice =
                headers("ce_id").redriven(ALICE, NOON).redriven(new Operator("partner", "bob"), NOON.plusSeconds(60));

        assertThat(twice.all())
                .containsExactly(
                        Header.of("ce_id", "a value"),
                        Header.of("redrive-count", "2"),
                        Header.of("redriven-by", "bob"),
                        Header.of("redriven-at", "2026-11-21T12:01:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "99999999999999999999"})
    void an_invalid_redrive_count_restarts_at_one(String count) {
        Headers headers = new Headers(List.of(Header.of("redrive-count", count)));

        assertThat(headers.redriven(ALICE, NOON).text("redrive-count")).hasValue("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_causationid",
                "ce_replyto",
                "dead-letter-topic",
                "traceparent",
                "redriven-by"
            })
    void identifying_and_removed_headers_are_not_editable(String name) {
        assertThat(Headers.mayEdit(name)).isFalse();
        assertThat(Headers.mayEdit("ce_expirytime")).isTrue();
    }

    @Test
    void the_last_header_counts_and_a_set_header_is_unique() {
        Headers headers = new Headers(List.of(Header.of("a", "1"), Header.of("a", "2"), new Header("b", null)));

        assertThat(headers.text("a")).hasValue("2");
        assertThat(headers.text("b")).isEmpty();
        assertThat(headers.with(Header.of("a", "3")).all()).containsExactly(new Header("b", null), Header.of("a", "3"));
        assertThat(names(headers.without("a"))).containsExactly("b");
    }

    @Test
    void unprintable_or_long_values_are_not_searchable() {
        Headers headers = new Headers(List.of(
                new Header("binary", Bytes.of(new byte[] {(byte) 0xc3, 0x28})),
                Header.of("nul", "a\u0000b"),
                Header.of("long", "x".repeat(257)),
                Header.of("good", "x".repeat(256))));

        assertThat(headers.text("binary")).isEmpty();
        assertThat(headers.printable("nul")).isEmpty();
        assertThat(headers.printable("long")).isEmpty();
        assertThat(headers.printable("good")).isPresent();
    }

    private static Headers headers(String... names) {
        return new Headers(
                Stream.of(names).map(name -> Header.of(name, "a value")).toList());
    }

    private static List<String> names(Headers headers) {
        return headers.all().stream().map(Header::name).toList();
    }
}
