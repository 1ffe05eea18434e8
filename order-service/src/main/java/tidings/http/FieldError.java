package tidings.http;

/** The error of one field of a request, for example {@code lines[0].quantity}. */
public record FieldError(String field, String message) {}
