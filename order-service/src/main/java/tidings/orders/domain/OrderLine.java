package tidings.orders.domain;

/** One article, {@code quantity} times. */
public record OrderLine(String sku, int quantity, Money unitPrice) {

    public Money price() {
        return unitPrice.times(quantity);
    }
}
