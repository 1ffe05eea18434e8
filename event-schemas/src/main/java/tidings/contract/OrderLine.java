package tidings.contract;

/** One article of an order, {@code quantity} times. */
public record OrderLine(String sku, int quantity, Money unitPrice) {}
