package tidings.contract;

/** The naming rule of dead-letter topics: {@code <consuming service>.<topic>.dlq}. */
public final class DeadLetterTopic {

    private DeadLetterTopic() {}

    /** Returns the topic of the messages of {@code topic} that {@code service} cannot handle. */
    public static String name(String service, String topic) {
        return service + "." + topic + ".dlq";
    }
}
