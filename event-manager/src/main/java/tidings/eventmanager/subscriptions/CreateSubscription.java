package tidings.eventmanager.subscriptions;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;

/** Creates a subscription after its sink has agreed. No transaction is open during the validation of the sink. */
@ApplicationScoped
public class CreateSubscription {

    private final Subscriptions subscriptions;
    private final SinkValidator sinks;
    private final long max;

    CreateSubscription(Subscriptions subscriptions, SinkValidator sinks, SubscriptionConfig config) {
        this.subscriptions = subscriptions;
        this.sinks = sinks;
        this.max = config.maxSubscriptions();
    }

    /**
     * Changes the subscription if the id exists. Fails with {@link InvalidSubscription} or
     * {@link TooManySubscriptions}.
     */
    public Uni<Subscription> create(SubscriptionId id, SubscriptionRequest request) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return sinks.validate(request.sink())
                .emitOn(context)
                .chain(() -> Panache.withTransaction(() -> add(id, request)));
    }

    private Uni<Subscription> add(SubscriptionId id, SubscriptionRequest request) {
        return subscriptions
                .findForUpdate(id)
                .chain(found -> found.map(existing -> Uni.createFrom().item(existing.change(request)))
                        .orElseGet(() -> subscriptions.total().map(total -> begin(id, request, total))))
                .call(subscriptions::save);
    }

    private Subscription begin(SubscriptionId id, SubscriptionRequest request, long total) {
        if (total >= max) {
            throw new TooManySubscriptions(max);
        }
        return Subscription.begin(id, request, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
