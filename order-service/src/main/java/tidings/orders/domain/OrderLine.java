package tidings.orders.domain;

/** One article of an order, {@code quantity} times. */
public record OrderLine(String sku, int quantity, Money unitPrice) {

    public Money price() {
        return unitPrice.times(quantity);
    }
}
