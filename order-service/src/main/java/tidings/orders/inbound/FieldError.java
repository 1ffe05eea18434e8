package tidings.orders.inbound;

/** What is wrong with one field of a request, for example {@code lines[0].quantity}. */
record FieldError(String field, String message) {}
