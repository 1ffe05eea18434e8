package tidings.eventmanager.subscriptions;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.eventmanager.http.ProblemDetails;
import tidings.eventmanager.subscriptions.Subscription.InvalidStatus;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SubscriptionNotFound;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.TooManySubscriptions;

/** Maps errors of subscriptions to problems. */
class SubscriptionProblems {

    @ServerExceptionMapper
    Response on(InvalidSubscription invalid) {
        return ProblemDetails.of(422, "invalid-request", "Invalid request", "See the errors per field.", invalid.error)
                .toResponse()
                .build();
    }

    @ServerExceptionMapper
    Response on(SubscriptionNotFound notFound) {
        return ProblemDetails.response(404, "subscription-not-found", "Subscription not found", notFound);
    }

    @ServerExceptionMapper
    Response on(InvalidStatus invalid) {
        return ProblemDetails.response(409, "subscription-status", "The subscription is in another status", invalid);
    }

    @ServerExceptionMapper
    Response on(TooManySubscriptions tooMany) {
        return ProblemDetails.response(409, "too-many-subscriptions", "Too many subscriptions", tooMany);
    }
}
