package tidings.contract;

/** One article of an order, {@code quantity} times. */
public record OrderedItem(String sku, int quantity, MonetaryAmount unitPrice) {}
