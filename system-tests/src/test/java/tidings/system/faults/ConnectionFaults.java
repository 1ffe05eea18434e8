package tidings.system.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import tidings.embedded.Component;
import tidings.system.faults.injection.CommitAnswers;
import tidings.system.faults.injection.Delay;
import tidings.system.faults.injection.Proxies;
import tidings.system.faults.injection.Proxy;

/** Faults of the connections between the services, the broker and the database. */
final class ConnectionFaults {

    private static final int DURATION_MILLIS = 8_000;
    private static final int LOST_ANSWERS = 30;
    /** A statement ends after 30 s, and a connection without an answer after 40 s. */
    private static final int SILENCE_MILLIS = 50_000;

    private ConnectionFaults() {}

    /** It lasts until it has struck each service: meanwhile another fault may stop the database. */
    static void loseAnswersToCommits(FaultTestEnvironment environment, Random random) {
        for (Proxy database : environment.database().all()) {
            CommitAnswers answers = database.commitAnswers();
            int enough = answers.lost() + LOST_ANSWERS;
            answers.loseOneOf(2 + random.nextInt(4));
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> answers.lost() >= enough);
            } finally {
                answers.keep();
            }
        }
    }

    /** One service has no connection, and the others have theirs. */
    static void part(Proxies proxies, Random random) {
        Proxy parted = proxies.any(random);
        parted.refuse();
        try {
            Delay.millis(25_000 + random.nextInt(10_000));
        } finally {
            parted.heal();
        }
    }

    /** Nothing arrives and nothing ends, for longer than any client waits. Then the connections are cut. */
    static void swallow(Proxies proxies) {
        proxies.all().forEach(Proxy::swallow);
        try {
            Delay.millis(SILENCE_MILLIS);
        } finally {
            proxies.heal();
        }
    }

    static void cutConnections(FaultTestEnvironment environment, Random random) {
        for (int times = 0; times < 10; times++) {
            Delay.millis(random.nextInt(1_000));
            environment.database().cut();
            Delay.millis(random.nextInt(500));
            environment.broker().cut();
        }
    }

    /** Restarts one service after the other while the database ends every connection, which ends their start. */
    static void cutConnectionsAtStart(FaultTestEnvironment environment, Random random) {
        for (Component service : Component.services()) {
            environment.system().kill(service);
            CompletableFuture<Void> cuts = CompletableFuture.runAsync(() -> {
                for (int times = 0; times < 200; times++) {
                    Delay.millis(random.nextInt(100));
                    environment.database().cut();
                }
            });
            environment.start(service);
            cuts.join();
        }
    }

    static void delayConnections(FaultTestEnvironment environment, Random random) {
        environment.database().delay(5 + random.nextInt(20));
        environment.broker().delay(50 + random.nextInt(100));
        Delay.millis(DURATION_MILLIS);
        environment.database().delay(0);
        environment.broker().delay(0);
    }
}
