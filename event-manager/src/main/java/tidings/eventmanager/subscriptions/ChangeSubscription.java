package tidings.eventmanager.subscriptions;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;

/** Changes the request or the status of a subscription. Fails with {@link SubscriptionNotFound}. */
@ApplicationScoped
public class ChangeSubscription {

    private final Subscriptions subscriptions;
    private final SinkValidator sinks;

    ChangeSubscription(Subscriptions subscriptions, SinkValidator sinks) {
        this.subscriptions = subscriptions;
        this.sinks = sinks;
    }

    /** Validates the sink first. */
    public Uni<Subscription> change(SubscriptionId id, SubscriptionRequest request) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return sinks.validate(request.sink())
                .emitOn(context)
                .chain(() -> Panache.withTransaction(() -> change(id, existing -> existing.change(request))));
    }

    /**
     * Fails with {@link InvalidTransition} if the status does not allow it.
     */
    @WithTransaction
    public Uni<Subscription> change(SubscriptionId id, UnaryOperator<Subscription> transition) {
        return subscriptions
                .findForUpdate(id)
                .map(found -> transition.apply(found.orElseThrow(() -> new SubscriptionNotFound(id))))
                .call(subscriptions::save);
    }

    /** Returns whether the subscription existed. */
    @WithTransaction
    public Uni<Boolean> remove(SubscriptionId id) {
        return subscriptions.remove(id);
    }
}
