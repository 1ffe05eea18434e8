package tidings.system.faults.injection;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/** A Java agent that shifts {@code Instant.now()} and Kafka's clock in a JVM, by seconds that it reads from a file. */
public final class WrongClock {

    private static final String SECONDS = "wrong.clock.seconds";

    private static final int READ_INTERVAL_MILLIS = 100;

    private final Path file;

    public WrongClock(int seconds) {
        file = JavaAgent.temporaryFile(".seconds");
        jumpTo(seconds);
    }

    /** Returns the environment of a JVM with this clock. */
    public Map<String, String> environment() {
        return JavaAgent.environment(WrongClock.class, List.of(Instants.class, Millis.class), file);
    }

    /** Sets the seconds by which the clock is fast, also of a JVM that runs. */
    public void jumpTo(int seconds) {
        try {
            Path next = JavaAgent.temporaryFile(".next");
            Files.writeString(next, Integer.toString(seconds));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the JVM with this log had this clock: it says so when its clock is another one. */
    public static boolean wasOffBy(int seconds, Path log) {
        try {
            return Files.readString(log).contains(message(seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM calls this before its program. */
    public static void premain(String file, Instrumentation jvm) {
        readSeconds(Path.of(file));
        Thread reader = new Thread(() -> readForever(Path.of(file)), "wrong clock");
        reader.setDaemon(true);
        reader.start();
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named("java.time.Clock"))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Instants.class).on(named("currentInstant"))))
                .type(named("org.apache.kafka.common.utils.SystemTime"))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Millis.class).on(named("milliseconds"))))
                .installOn(jvm);
    }

    private static void readForever(Path file) {
        long last = 0;
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(READ_INTERVAL_MILLIS));
            readSeconds(file);
            long offBy = Math.round((Instant.now().toEpochMilli() - System.currentTimeMillis()) / 1000.0);
            if (offBy != last) {
                System.out.println(message((int) offBy));
                last = offBy;
            }
        }
    }

    private static String message(int seconds) {
        return "Instant.now() is off by " + seconds + " s";
    }

    private static void readSeconds(Path file) {
        try {
            System.setProperty(SECONDS, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This code is inlined into the adapted method. */
    static final class Instants {

        private Instants() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusSeconds(Long.getLong("wrong.clock.seconds"));
        }
    }

    /** The same for milliseconds. */
    static final class Millis {

        private Millis() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) long now) {
            now = now + 1000 * Long.getLong("wrong.clock.seconds");
        }
    }
}
