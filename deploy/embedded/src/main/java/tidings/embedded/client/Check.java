package tidings.embedded.client;

/** A named expectation with its expected and its observed value. */
public record Check(String name, boolean ok, String expected, String seen) {

    /** Holds if both read the same. */
    public static Check equal(String name, Object expected, Object seen) {
        String expectedText = expected.toString();
        String seenText = seen.toString();
        return new Check(name, expectedText.equals(seenText), expectedText, seenText);
    }

    /** Holds if a figure is below {@code limit}. */
    public static Check below(String name, long limit, long seen) {
        return new Check(name, seen < limit, "less than " + limit, Long.toString(seen));
    }

    /** Holds if a figure is above {@code limit}. */
    public static Check above(String name, long limit, long seen) {
        return new Check(name, seen > limit, "more than " + limit, Long.toString(seen));
    }

    /** Holds if a figure is in the closed range. */
    public static Check between(String name, long lowest, long highest, long seen) {
        return new Check(name, lowest <= seen && seen <= highest, lowest + " to " + highest, Long.toString(seen));
    }

    /** Returns the check as one line of plain text. */
    public String line() {
        return ok ? "ok      " + outcome() : "NOT OK  " + outcome();
    }

    /** Returns the line without its verdict. */
    public String outcome() {
        return ok ? name + ": " + seen : name + ": expected " + expected + ", saw " + seen;
    }
}
