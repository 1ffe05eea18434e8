package tidings.system.faults.injection;

import static java.util.jar.Attributes.Name.CLASS_PATH;
import static java.util.jar.Attributes.Name.MANIFEST_VERSION;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.agent.builder.AgentBuilder;

/** Packs a class with a {@code premain} as a Java agent. It obeys a file. */
final class JavaAgent {

    private JavaAgent() {}

    /** Returns the environment of a JVM with this agent, whose argument is the file. */
    static Map<String, String> environment(Class<?> agent, List<Class<?>> parts, Path file) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar(agent, parts) + "=" + file);
    }

    static Path temporaryFile(String suffix) {
        try {
            Path file = Files.createTempFile("agent", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Class<?> agent, List<Class<?>> parts) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), agent.getName());
        attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        attributes.put(
                CLASS_PATH,
                AgentBuilder.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        Path jar = temporaryFile(".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            for (Class<?> type : Stream.concat(Stream.of(agent), parts.stream()).toList()) {
                String name = type.getName().replace('.', '/') + ".class";
                entries.putNextEntry(new JarEntry(name));
                try (InputStream code = agent.getClassLoader().getResourceAsStream(name)) {
                    Objects.requireNonNull(code).transferTo(entries);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
