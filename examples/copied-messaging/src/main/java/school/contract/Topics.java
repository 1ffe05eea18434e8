package school.contract;

import java.util.List;

/** The topics of this application. They exist before it starts: no client creates a topic. */
public final class Topics {

    public static final String ACCOUNTS_EVENTS = "accounts.events.v1";
    public static final String ACCOUNTS_COMMANDS = "accounts.commands.v1";
    public static final String COURSES_EVENTS = "courses.events.v1";

    private Topics() {}

    /** Returns every topic, with the dead letters of each topic that this application reads. */
    public static List<String> all() {
        return List.of(
                ACCOUNTS_EVENTS, ACCOUNTS_COMMANDS, COURSES_EVENTS, DeadLetterTopic.name("school", ACCOUNTS_COMMANDS));
    }
}
