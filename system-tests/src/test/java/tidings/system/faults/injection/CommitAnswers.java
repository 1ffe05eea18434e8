package tidings.system.faults.injection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The answers of PostgreSQL to commits. A connection ends in place of a lost one.
 *
 * <p>The transaction is committed then, and its client cannot know.
 */
public final class CommitAnswers {

    /** {@code C}, the length in four bytes, the command, a zero. */
    private static final String COMMITTED = "C\0\0\0\013COMMIT\0";

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    /** 0 means that none is lost. */
    private volatile int perLoss;

    /** Loses one of so many answers, until {@link #keep}. */
    public void loseOneOf(int answers) {
        perLoss = answers;
    }

    public void keep() {
        perLoss = 0;
    }

    /** Returns the number of lost answers. */
    public int lost() {
        return lost.get();
    }

    /** Returns whether these data contain an answer that is lost. */
    boolean loses(byte[] data, int length) {
        int oneOf = perLoss;
        boolean loses = oneOf > 0
                && new String(data, 0, length, ISO_8859_1).contains(COMMITTED)
                && commits.incrementAndGet() % oneOf == 0;
        if (loses) {
            lost.incrementAndGet();
        }
        return loses;
    }
}
