package tidings.eventmanager.deadletters.record;

/** The dead letter has no payload that could be sent. */
public final class WithoutContent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WithoutContent(StoredDeadLetter deadLetter) {
        super("Dead letter " + deadLetter.id() + " arrived without its content, which may still be on "
                + place(deadLetter.deadLetter().origin()) + ". Nothing was sent.");
    }

    private static String place(RecordPosition position) {
        return position.topic() + ", partition " + position.partition() + ", offset " + position.offset();
    }
}
