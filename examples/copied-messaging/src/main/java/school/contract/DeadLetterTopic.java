package school.contract;

/** The naming rule of dead-letter topics: {@code <application>.<topic>.dlq}. */
public final class DeadLetterTopic {

    private DeadLetterTopic() {}

    /** Returns the topic of the messages of {@code topic} that {@code application} cannot handle. */
    public static String name(String application, String topic) {
        return application + "." + topic + ".dlq";
    }
}
