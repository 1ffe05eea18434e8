package tidings.eventmanager.deadletters.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order 5f0c1d2e-0000-4000-8000-000000000001 is gone | order <id> is gone
            line: 17, column: 4                                | line: <n>, column: <n>
            from String "5O": not a valid number               | from String <text>: not a valid number
            Unrecognized token 'hello': was expecting JSON     | Unrecognized token <text>: was expecting JSON
            Text 'tomorrow' could not be parsed at index 0     | Text <text> could not be parsed at index <n>
            after 2026-11-21T12:00:00.123Z                     | after <time>
            session 8a7f03b1c9d2e4f5 ended                     | session <id> ended
            unknown type tidings.made.up.v1                    | unknown type tidings.made.up.v1
            missing property 'orderId'                         | missing property 'orderId'
            """)
    void a_pattern_leaves_out_varying_parts(String reason, String pattern) {
        assertThat(new FailureCause("X", reason).pattern()).isEqualTo(pattern);
    }

    @Test
    void equal_causes_form_one_group() {
        GroupId group = group("order-service", "orders", "placed", "X", "order 17 is gone");

        assertThat(group("order-service", "orders", "placed", "X", "order 18 is gone"))
                .isEqualTo(group);
        assertThat(group("order-service", "orders", "placed", "X", "order 17 is here"))
                .isNotEqualTo(group);
        assertThat(group("order-service", "orders", "placed", "Y", "order 17 is gone"))
                .isNotEqualTo(group);
        assertThat(group("order-service", "orders", "paid", "X", "order 17 is gone"))
                .isNotEqualTo(group);
        assertThat(group("order-service", "payments", "placed", "X", "order 17 is gone"))
                .isNotEqualTo(group);
        assertThat(group("payment-service", "orders", "placed", "X", "order 17 is gone"))
                .isNotEqualTo(group);
        assertThat(GroupId.of(group.value())).hasValue(group);
    }

    private static GroupId group(String service, String topic, String type, String exception, String reason) {
        return GroupId.of(service, topic, type, new FailureCause(exception, reason));
    }
}
