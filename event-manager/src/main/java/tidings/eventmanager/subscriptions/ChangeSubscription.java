package tidings.eventmanager.subscriptions;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import tidings.eventmanager.subscriptions.domain.Subscription;
import tidings.eventmanager.subscriptions.domain.Subscription.Wish;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** Changes a subscription: what it asks for, or how it stands. Fails with {@link SubscriptionNotFound}. */
@ApplicationScoped
public class ChangeSubscription {

    private final Subscriptions subscriptions;
    private final SinkValidator sinks;

    public ChangeSubscription(Subscriptions subscriptions, SinkValidator sinks) {
        this.subscriptions = subscriptions;
        this.sinks = sinks;
    }

    /** Asks the sink first. */
    public Uni<Subscription> change(SubscriptionId id, Wish wish) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return sinks.check(wish.sink())
                .emitOn(context)
                .chain(() -> Panache.withTransaction(() -> change(id, there -> there.change(wish))));
    }

    /** Fails with {@link tidings.eventmanager.subscriptions.domain.InvalidTransition} where it cannot become that. */
    @WithTransaction
    public Uni<Subscription> change(SubscriptionId id, UnaryOperator<Subscription> transition) {
        return subscriptions
                .findForUpdate(id)
                .map(found -> transition.apply(found.orElseThrow(() -> new SubscriptionNotFound(id))))
                .call(subscriptions::save);
    }

    /** Returns whether it was there. */
    @WithTransaction
    public Uni<Boolean> remove(SubscriptionId id) {
        return subscriptions.remove(id);
    }
}
