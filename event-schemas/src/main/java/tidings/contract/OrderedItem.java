package tidings.contract;

/** A line of an order. */
public record OrderedItem(String sku, int quantity, MonetaryAmount unitPrice) {}
