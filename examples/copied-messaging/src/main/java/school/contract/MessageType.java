package school.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static school.contract.MessageKind.COMMAND;
import static school.contract.MessageKind.EVENT;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A published type of message: the name on the wire, the topic, the kind and the record.
 *
 * <p>The names are chosen by hand, so renaming a class changes nothing on the wire.
 */
public record MessageType(String name, String topic, MessageKind kind, Class<? extends Message> record) {

    private static final List<MessageType> ALL = List.of(
            new MessageType("school.account.opened.v1", Topics.ACCOUNTS_EVENTS, EVENT, AccountOpened.class),
            new MessageType("school.account.charged.v1", Topics.ACCOUNTS_EVENTS, EVENT, AccountCharged.class),
            new MessageType("school.account.credited.v1", Topics.ACCOUNTS_EVENTS, EVENT, AccountCredited.class),
            new MessageType("school.account.credit.v1", Topics.ACCOUNTS_COMMANDS, COMMAND, CreditAccount.class),
            new MessageType("school.course.offered.v1", Topics.COURSES_EVENTS, EVENT, CourseOffered.class),
            new MessageType("school.participant.enrolled.v1", Topics.COURSES_EVENTS, EVENT, ParticipantEnrolled.class),
            new MessageType("school.enrolment.closed.v1", Topics.COURSES_EVENTS, EVENT, EnrolmentClosed.class),
            new MessageType("school.course.cancelled.v1", Topics.COURSES_EVENTS, EVENT, CourseCancelled.class));

    private static final Map<String, MessageType> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(MessageType::name, Function.identity()));
    private static final Map<Class<? extends Message>, MessageType> BY_RECORD =
            ALL.stream().collect(toUnmodifiableMap(MessageType::record, Function.identity()));

    /** Finds the type with this name on the wire; empty if this version of the contract does not know it. */
    public static Optional<MessageType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns the type of a message. */
    public static MessageType of(Message message) {
        return Objects.requireNonNull(
                BY_RECORD.get(message.getClass()), () -> message.getClass() + " is missing in MessageType");
    }
}
