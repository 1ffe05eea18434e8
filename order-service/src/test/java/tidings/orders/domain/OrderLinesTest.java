package tidings.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLinesTest {

    @Test
    void a_total_is_the_sum_of_all_lines() {
        assertThat(of(line(3, 100, "EUR"), line(1, 1, "EUR")).total()).isEqualTo(new Money(301, "EUR"));
    }

    @Test
    void an_order_has_one_currency() {
        assertThatThrownBy(() -> of(line(1, 100, "EUR"), line(1, 100, "USD")))
                .isInstanceOfSatisfying(InvalidOrder.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("lines[1].unitPrice.currency"));
    }

    @Test
    void an_unknown_currency_is_invalid() {
        assertThatThrownBy(() -> of(line(1, 100, "QQQ"))).isInstanceOf(InvalidOrder.class);
    }

    @Test
    void an_order_needs_a_line() {
        assertThatThrownBy(OrderLinesTest::of).isInstanceOf(InvalidOrder.class);
    }

    @Test
    void a_total_above_the_limit_is_invalid() {
        assertThatThrownBy(() -> of(line(1000, Long.MAX_VALUE / 10, "EUR"))).isInstanceOf(InvalidOrder.class);
        assertThatThrownBy(() -> of(line(1, Long.MAX_VALUE, "EUR"), line(1, Long.MAX_VALUE, "EUR")))
                .isInstanceOf(InvalidOrder.class);
        assertThatThrownBy(() -> of(line(1, OrderLines.MAX_TOTAL, "EUR"), line(1, 1, "EUR")))
                .isInstanceOf(InvalidOrder.class);
        assertThat(of(line(1, OrderLines.MAX_TOTAL, "EUR")).total().amount()).isEqualTo(OrderLines.MAX_TOTAL);
    }

    private static OrderLines of(OrderLine... lines) {
        return OrderLines.of(List.of(lines));
    }

    private static OrderLine line(int quantity, long price, String currency) {
        return new OrderLine("book", quantity, new Money(price, currency));
    }
}
