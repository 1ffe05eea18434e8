package tidings.system.faults.injection;

import static java.util.jar.Attributes.Name.CLASS_PATH;
import static java.util.jar.Attributes.Name.MANIFEST_VERSION;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/** A Java agent that shifts {@code Instant.now()} and Kafka's clock in a JVM. */
public final class WrongClock {

    private static final String SECONDS = "wrong.clock.seconds";

    private WrongClock() {}

    /** Returns the environment of a JVM with the shifted clock. */
    public static Map<String, String> offBy(int seconds) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar() + "=" + seconds);
    }

    /** The JVM calls this before its program. */
    public static void premain(String seconds, Instrumentation jvm) {
        System.setProperty(SECONDS, seconds);
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

    private static Path jar() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), WrongClock.class.getName());
        attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        attributes.put(
                CLASS_PATH,
                AgentBuilder.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        try {
            Path jar = Files.createTempFile("wrong-clock", ".jar");
            jar.toFile().deleteOnExit();
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(file, manifest)) {
                for (Class<?> type : List.of(WrongClock.class, Instants.class, Millis.class)) {
                    String name = type.getName().replace('.', '/') + ".class";
                    entries.putNextEntry(new JarEntry(name));
                    try (InputStream code = WrongClock.class.getClassLoader().getResourceAsStream(name)) {
                        Objects.requireNonNull(code).transferTo(entries);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
