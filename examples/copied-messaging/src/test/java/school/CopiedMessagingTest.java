package school;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static school.Kafka.header;
import static school.SchoolFixture.balance;
import static school.SchoolFixture.command;
import static school.SchoolFixture.open;
import static school.SchoolFixture.published;
import static school.contract.Topics.ACCOUNTS_COMMANDS;
import static school.contract.Topics.ACCOUNTS_EVENTS;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import school.contract.AccountOpened;
import school.contract.CreditAccount;
import school.contract.DeadLetterTopic;
import school.messaging.envelope.OutgoingMessage;
import school.messaging.outbox.Outbox;

/** The copied inbox and outbox in this application, and the traps of a copy. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
@TestProfile(OrdinaryChannel.Profile.class)
class CopiedMessagingTest {

    @Inject
    Outbox outbox;

    @Inject
    OrdinaryChannel ordinary;

    @Test
    void a_repeated_command_is_handled_once() {
        UUID account = open(0);
        ProducerRecord<byte[], byte[]> command = command(account, new CreditAccount(account, UUID.randomUUID(), 700));

        Kafka.send(command);
        Kafka.send(command);

        published(ACCOUNTS_EVENTS, account, "school.account.credited.v1");
        await().until(() -> Kafka.isConsumed("school.accounts.commands.v1", ACCOUNTS_COMMANDS));
        assertThat(balance(account)).isEqualTo(700);
    }

    @Test
    void a_command_to_an_unknown_account_becomes_a_dead_letter() {
        UUID unknown = UUID.randomUUID();

        Kafka.send(command(unknown, new CreditAccount(unknown, UUID.randomUUID(), 700)));

        String deadLetters = DeadLetterTopic.name("school", ACCOUNTS_COMMANDS);
        await().until(() -> !Kafka.read(deadLetters, unknown).isEmpty());
        assertThat(header(Kafka.read(deadLetters, unknown).get(0), "dead-letter-reason"))
                .isEqualTo("account " + unknown + " does not exist");
    }

    @Test
    void a_message_outside_a_message_context_is_rejected() {
        UUID account = UUID.randomUUID();

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                        () -> outbox.add(List.of(OutgoingMessage.of(new AccountOpened(account, 0)))))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_ordinary_channel_works_beside_the_plumbing() {
        Kafka.send(new ProducerRecord<>(OrdinaryChannel.TOPIC, "a text".getBytes(UTF_8)));

        await().until(() -> ordinary.received().contains("a text"));
    }
}
