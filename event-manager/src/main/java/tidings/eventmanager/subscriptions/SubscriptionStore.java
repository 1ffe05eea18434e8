package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.Owner;
import tidings.eventmanager.subscriptions.Sink.PreviousSecret;
import tidings.eventmanager.subscriptions.Sink.Secret;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;

/** Subscriptions in PostgreSQL: the subscriber's document, and the secret in a column of its own. */
@ApplicationScoped
class SubscriptionStore implements PanacheRepositoryBase<SubscriptionStore.SubscriptionRow, UUID> {

    private static final Logger LOG = Logger.getLogger(SubscriptionStore.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SubscriptionParser parser;

    SubscriptionStore(SubscriptionParser parser) {
        this.parser = parser;
    }

    /** The subscriptions with these ids, of any owner. */
    Uni<List<Subscription>> list(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : find("id in ?1", ids).list().map(this::readable);
    }

    /** Oldest first. */
    Uni<List<Subscription>> list(Owner owner) {
        return find("owner = ?1 order by createdAt, id", owner.name()).list().map(this::readable);
    }

    Uni<Long> count(Owner owner) {
        return count("owner", owner.name());
    }

    Uni<@Nullable Subscription> find(Owner owner, SubscriptionId id) {
        return find("owner = ?1 and id = ?2", owner.name(), id.value())
                .firstResult()
                .onItem()
                .ifNotNull()
                .transform(this::subscription);
    }

    /** Returns whether the owner had the subscription. */
    Uni<Boolean> delete(Owner owner, SubscriptionId id) {
        return delete("owner = ?1 and id = ?2", owner.name(), id.value()).map(deleted -> deleted > 0);
    }

    /** A subscription of any owner, with a lock until the transaction ends. */
    Uni<@Nullable Subscription> findForUpdate(SubscriptionId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .transform(this::subscription);
    }

    /** Inserts or updates the subscription. */
    Uni<Void> save(Subscription subscription) {
        return findById(subscription.id().value())
                .chain(row -> row == null
                        ? persist(write(new SubscriptionRow(), subscription))
                        : Uni.createFrom().item(write(row, subscription)))
                .replaceWithVoid();
    }

    private static SubscriptionRow write(SubscriptionRow row, Subscription subscription) {
        row.id = subscription.id().value();
        row.owner = subscription.owner().name();
        row.document = subscription.request().document();
        Sink.Webhook webhook = subscription.sink() instanceof Sink.Webhook found ? found : null;
        PreviousSecret previous = webhook == null ? null : webhook.previous();
        row.secret = webhook == null ? null : webhook.secret().value();
        row.previousSecret = previous == null ? null : previous.secret().value();
        row.previousSecretUntil = previous == null ? null : previous.until();
        row.status = subscription.status();
        row.reason = subscription.reason();
        row.createdAt = subscription.createdAt();
        return row;
    }

    private List<Subscription> readable(List<SubscriptionRow> rows) {
        return rows.stream().flatMap(this::readable).toList();
    }

    /** A row that this version cannot read is one subscription without deliveries, and no failure of the others. */
    private Stream<Subscription> readable(SubscriptionRow row) {
        try {
            return Stream.of(subscription(row));
        } catch (RuntimeException e) {
            LOG.errorf("subscription %s cannot be read and gets no deliveries: %s", row.id, e);
            return Stream.empty();
        }
    }

    private Subscription subscription(SubscriptionRow row) {
        try {
            Secret secret = row.secret == null ? null : new Secret(row.secret);
            var parsed = parser.parseStored(MAPPER.readTree(row.document), secret);
            var request = new SubscriptionRequest(parsed.selector(), sink(parsed.sink(), row), row.document);
            return new Subscription(
                    new SubscriptionId(row.id), new Owner(row.owner), request, row.status, row.reason, row.createdAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("subscription " + row.id, e);
        }
    }

    private static Sink sink(Sink parsed, SubscriptionRow row) {
        return parsed instanceof Sink.Webhook webhook && row.previousSecret != null
                ? webhook.with(new PreviousSecret(new Secret(row.previousSecret), row.previousSecretUntil))
                : parsed;
    }

    @Entity
    @Table(name = "subscription")
    @NullUnmarked
    static class SubscriptionRow extends PanacheEntityBase {

        @Id
        UUID id;

        String owner;
        String document;
        String secret;
        String previousSecret;
        Instant previousSecretUntil;

        @Enumerated(EnumType.STRING)
        SubscriptionStatus status;

        String reason;
        Instant createdAt;
    }
}
