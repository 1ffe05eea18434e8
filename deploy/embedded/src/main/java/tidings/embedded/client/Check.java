package tidings.embedded.client;

/** Something that has to hold: what was expected, and what was seen. */
public record Check(String what, boolean ok, String expected, String seen) {

    /** Holds where both read the same. */
    public static Check equal(String what, Object expected, Object seen) {
        String wanted = expected.toString();
        String found = seen.toString();
        return new Check(what, wanted.equals(found), wanted, found);
    }

    /** Holds where a figure is less than {@code limit}. */
    public static Check below(String what, long limit, long seen) {
        return new Check(what, seen < limit, "less than " + limit, Long.toString(seen));
    }

    /** Holds where a figure is more than {@code limit}. */
    public static Check above(String what, long limit, long seen) {
        return new Check(what, seen > limit, "more than " + limit, Long.toString(seen));
    }

    /** Holds where a figure is one of these two, or between them. */
    public static Check between(String what, long lowest, long highest, long seen) {
        return new Check(what, lowest <= seen && seen <= highest, lowest + " to " + highest, Long.toString(seen));
    }

    /** The check as one line of plain text. */
    public String line() {
        return ok ? "ok      " + outcome() : "NOT OK  " + outcome();
    }

    /** The line without its verdict. */
    public String outcome() {
        return ok ? what + ": " + seen : what + ": expected " + expected + ", saw " + seen;
    }
}
