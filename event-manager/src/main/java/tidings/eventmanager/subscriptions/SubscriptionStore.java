package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;

/** Subscriptions in PostgreSQL: the subscriber's document, and the secret in a column of its own. */
@ApplicationScoped
class SubscriptionStore implements Subscriptions, PanacheRepositoryBase<SubscriptionRow, UUID> {

    private static final Logger LOG = Logger.getLogger(SubscriptionStore.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SubscriptionParser parser;

    SubscriptionStore(SubscriptionParser parser) {
        this.parser = parser;
    }

    @Override
    public Uni<List<Subscription>> list() {
        return find("order by createdAt, id")
                .list()
                .map(rows -> rows.stream().flatMap(this::readable).toList());
    }

    @Override
    public Uni<Optional<Subscription>> find(SubscriptionId id) {
        return findById(id.value()).map(row -> Optional.ofNullable(row).map(this::subscription));
    }

    @Override
    public Uni<Optional<Subscription>> findForUpdate(SubscriptionId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(this::subscription));
    }

    @Override
    public Uni<Long> total() {
        return count();
    }

    @Override
    public Uni<Void> save(Subscription subscription) {
        return findById(subscription.id().value())
                .chain(row -> row == null
                        ? persist(write(new SubscriptionRow(), subscription))
                        : Uni.createFrom().item(write(row, subscription)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> remove(SubscriptionId id) {
        return deleteById(id.value());
    }

    private static SubscriptionRow write(SubscriptionRow row, Subscription subscription) {
        row.id = subscription.id().value();
        row.document = subscription.document();
        row.secret = subscription.sink() instanceof Sink.Webhook webhook
                ? webhook.secret().value()
                : null;
        row.status = subscription.status();
        row.reason = subscription.reason();
        row.createdAt = subscription.createdAt();
        return row;
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
            SubscriptionRequest request = parser.parseStored(MAPPER.readTree(row.document), secret);
            return new Subscription(
                    new SubscriptionId(row.id),
                    request.selector(),
                    request.sink(),
                    row.document,
                    row.status,
                    row.reason,
                    row.createdAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("subscription " + row.id, e);
        }
    }
}
