package tidings.eventmanager.operations;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.contract.AboutSubscription;
import tidings.contract.DeliveryExhausted;
import tidings.contract.Event;
import tidings.contract.EventReference;
import tidings.contract.MessageType;
import tidings.contract.SubscriptionFailing;
import tidings.contract.SubscriptionSuspended;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;

/**
 * Publishes events about subscriptions that fail: operators subscribe to them as to any other event.
 *
 * <p>Triggers of the database note each one in the transaction of the change ({@code V22__operator_events.sql}). A second
 * transaction moves the notes to the outbox, each once. An event about a subscription that is given up itself is not
 * announced: otherwise a subscription to these events would announce its own failures without end.
 */
@ApplicationScoped
class OperatorEvents {

    private static final int BATCH_SIZE = 100;

    private static final String TAKE = """
            with taken as (
                delete from operator_event where number = any(array(
                    select number from operator_event order by number limit $1 for update skip locked))
                returning *
            )
            select kind, subscription_id, failures, detail, event, source, id, attributes::jsonb ->> 'type'
            from taken left join published_event on position = event order by number""";

    private final Outbox outbox;

    OperatorEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Returns whether there may be more. */
    @WithTransaction
    Uni<Boolean> publish() {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(TAKE, BATCH_SIZE))
                .map(rows -> {
                    List<Note> notes = new ArrayList<>(rows.size());
                    rows.forEachRemaining(row -> notes.add(Note.of(Tuple.wrap(row))));
                    return notes;
                })
                .call(this::announce)
                .map(notes -> notes.size() == BATCH_SIZE);
    }

    private Uni<Void> announce(List<Note> notes) {
        return Multi.createFrom()
                .iterable(notes)
                .onItem()
                .transformToUniAndConcatenate(note -> note.event()
                        .map(event -> outbox.add(List.of(OutgoingMessage.of(event)), note.context()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onItem()
                .ignoreAsUni();
    }

    /**
     * A noted change.
     *
     * @param position the position of the event that was given up
     * @param about that event; null if it is purged already, or for a change of another kind
     */
    private record Note(
            String kind,
            UUID subscription,
            int failures,
            String detail,
            @Nullable Long position,
            @Nullable EventReference about) {

        static Note of(Tuple row) {
            return new Note(
                    row.getString(0),
                    row.getUUID(1),
                    row.getInteger(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5) == null
                            ? null
                            : new EventReference(row.getString(5), row.getString(6), row.getString(7)));
        }

        Optional<Event> event() {
            return switch (kind) {
                case "FAILING" -> Optional.of(new SubscriptionFailing(subscription, failures));
                case "SUSPENDED" -> Optional.of(new SubscriptionSuspended(subscription, detail));
                default ->
                    Optional.ofNullable(about)
                            .filter(given -> !isAboutSubscription(given.type()))
                            .map(given -> new DeliveryExhausted(subscription, given, requireNonNull(position), detail));
            };
        }

        /** The events about a subscription are one flow. */
        MessageContext context() {
            return new MessageContext("subscription-" + subscription, null, null, null);
        }

        private static boolean isAboutSubscription(String type) {
            return MessageType.named(type)
                    .filter(known -> AboutSubscription.class.isAssignableFrom(known.record()))
                    .isPresent();
        }
    }
}
