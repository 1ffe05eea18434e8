package tidings.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A published type of message: its name on the wire, its topic, its kind and its record. */
public record MessageType(String name, String topic, MessageKind kind, Class<? extends Message> record) {

    private static final List<MessageType> ALL = List.of(
            of(OrderPlaced.class),
            of(OrderConfirmed.class),
            of(OrderRejected.class),
            of(OrderExpired.class),
            of(OrderCancellationRequested.class),
            of(OrderCancelled.class),
            of(OrderRefundRefused.class),
            of(OrderAcknowledged.class),
            of(CollectPayment.class),
            of(CollectPaymentReply.class),
            of(RefundPayment.class),
            of(RefundPaymentReply.class),
            of(RefundRefusedReply.class),
            of(PaymentCollected.class),
            of(PaymentDeclined.class),
            of(PaymentRefunded.class),
            of(RefundRefused.class),
            of(GetPayment.class),
            of(GetPaymentReply.class),
            of(NotifyCustomer.class),
            of(CustomerNotified.class),
            of(PatternDetected.class),
            of(SubscriptionFailing.class),
            of(SubscriptionSuspended.class),
            of(DeliveryExhausted.class),
            of(Subscribe.class),
            of(Unsubscribe.class),
            of(SubscribeReply.class));

    private static final Map<String, MessageType> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(MessageType::name, Function.identity()));
    private static final Map<Class<? extends Message>, MessageType> BY_RECORD =
            ALL.stream().collect(toUnmodifiableMap(MessageType::record, Function.identity()));

    private static final Map<MessageType, Set<String>> CONFIDENTIAL =
            ALL.stream().collect(toUnmodifiableMap(Function.identity(), MessageType::confidentialFields));

    /** Returns every published type. */
    public static List<MessageType> all() {
        return ALL;
    }

    /** Finds the type with this name on the wire; empty if this version of the contract does not know it. */
    public static Optional<MessageType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns the record's name of a type, for example {@code OrderPlaced}; the wire name if the type is unknown. */
    public static String shortName(String name) {
        return named(name).map(type -> type.record().getSimpleName()).orElse(name);
    }

    /** Returns the type of a message. */
    public static MessageType of(Message message) {
        MessageType type = BY_RECORD.get(message.getClass());
        if (type == null) {
            throw new IllegalStateException(message.getClass() + " is missing in MessageType");
        }
        return type;
    }

    /** Returns the names of the {@link Confidential} fields. */
    public Set<String> confidential() {
        return CONFIDENTIAL.getOrDefault(this, Set.of());
    }

    private static Set<String> confidentialFields(MessageType type) {
        return Arrays.stream(type.record().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Confidential.class))
                .map(RecordComponent::getName)
                .collect(toUnmodifiableSet());
    }

    private static MessageType of(Class<? extends Message> record) {
        Wire wire = record.getAnnotation(Wire.class);
        if (wire == null) {
            throw new IllegalStateException(record + " has no @Wire");
        }
        return new MessageType(wire.type(), wire.topic(), MessageKind.of(record), record);
    }
}
