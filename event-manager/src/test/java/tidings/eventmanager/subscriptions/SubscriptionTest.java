package tidings.eventmanager.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.http.Owner;
import tidings.eventmanager.subscriptions.Sink.Secret;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;
import tidings.eventmanager.subscriptions.filter.EventSelector;

class SubscriptionTest {

    private final Subscription active = Subscription.begin(
            new SubscriptionId(UUID.randomUUID()),
            new Owner("partner"),
            new SubscriptionRequest(
                    new EventSelector(null, List.of(), List.of()), new Sink.Topic("partner.events.v1"), "{}"),
            Instant.EPOCH);

    @Test
    void a_subscriber_pauses_and_resumes() {
        assertThat(active.pause().status()).isEqualTo(SubscriptionStatus.PAUSED);
        assertThat(active.pause().pause().resume().resume()).isEqualTo(active);
    }

    @Test
    void a_suspended_subscription_must_be_reinstated() {
        Subscription suspended = active.suspend("5 failures in a row");

        assertThat(suspended.reason()).isEqualTo("5 failures in a row");
        assertThatThrownBy(suspended::resume).isInstanceOf(Subscription.InvalidStatus.class);
        assertThatThrownBy(suspended::pause).isInstanceOf(Subscription.InvalidStatus.class);
        assertThat(suspended.reinstate()).isEqualTo(active);
    }

    @Test
    void a_paused_subscription_is_not_suspended() {
        assertThat(active.pause().suspend("late").status()).isEqualTo(SubscriptionStatus.PAUSED);
    }

    @Test
    void an_ended_subscription_can_be_reinstated() {
        assertThat(active.end("gone").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(active.end("gone").suspend("late").status()).isEqualTo(SubscriptionStatus.ENDED);
        assertThat(active.end("gone").reinstate()).isEqualTo(active);
    }

    @Test
    void a_secret_is_not_revealed_by_to_string() {
        Secret secret = Secret.random();

        assertThat(Secret.isValid(secret.value())).isTrue();
        assertThat(secret.bytes()).hasSize(32);
        assertThat(secret).asString().doesNotContain(secret.value().substring(6));
        assertThat(Secret.isValid("whsec_c2hvcnQ=")).isFalse();
        assertThat(Secret.isValid("hunter2")).isFalse();
    }
}
