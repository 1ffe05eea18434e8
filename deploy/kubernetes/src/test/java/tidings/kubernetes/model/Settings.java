package tidings.kubernetes.model;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The configuration of a service: its own and that of its libraries. */
public final class Settings {

    public static final List<String> SERVICES = List.of("order-service", "payment-service", "notification-service");

    private static final String MESSAGING = "transactional-messaging";
    private static final String EVENT_MANAGER = "event-manager";
    private static final String EVENT_MANAGER_HOST = "notification-service";
    private static final String KAFKA = "KAFKA_";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z.-]+)[:}]");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z.-]+)}");
    private static final Pattern IN_CODE = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

    /** Settings of Quarkus and its extensions that only manifests set. */
    private static final Set<String> OF_QUARKUS = Set.of(
            "QUARKUS_INIT_AND_EXIT",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS",
            "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
            "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLMODE",
            "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLROOTCERT");

    private static final Map<String, Settings> READ = new ConcurrentHashMap<>();

    private final Properties properties = new Properties();
    private final Set<String> variables;

    private Settings(String service) {
        List<String> libraries =
                service.equals(EVENT_MANAGER_HOST) ? List.of(MESSAGING, EVENT_MANAGER) : List.of(MESSAGING);
        libraries.forEach(library -> load(library, "META-INF/microprofile-config.properties"));
        load(service, "application.properties");
        this.variables = Stream.of(
                        OF_QUARKUS.stream(),
                        properties.stringPropertyNames().stream().map(Settings::variable),
                        properties.stringPropertyNames().stream()
                                .map(properties::getProperty)
                                .flatMap(value -> names(EXPRESSION, value))
                                .map(Settings::variable),
                        Stream.concat(libraries.stream(), Stream.of(service))
                                .flatMap(module -> Sources.files(Sources.main(module), ".java").stream())
                                .map(Sources::text)
                                .flatMap(source -> Stream.concat(names(IN_CODE, source), ConfigMappings.names(source)))
                                .map(Settings::variable))
                .flatMap(each -> each)
                .collect(toSet());
    }

    public static Settings of(String service) {
        return READ.computeIfAbsent(service, Settings::new);
    }

    private void load(String module, String file) {
        try {
            properties.load(new StringReader(
                    Sources.text(Sources.main(module).resolve("resources").resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    /** The environment variable of a property (MicroProfile Config, environment variables mapping rules). */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public String get(String property) {
        return properties.getProperty(property, "");
    }

    public int number(String property) {
        return Integer.parseInt(get(property));
    }

    /** Whether the service reads this environment variable. */
    public boolean reads(String variable) {
        if (variables.contains(variable)) {
            return true;
        }
        String setting = variable.substring(Math.min(variable.length(), KAFKA.length()))
                .toLowerCase(Locale.ROOT)
                .replace('_', '.');
        return variable.startsWith(KAFKA)
                && (ConsumerConfig.configNames().contains(setting)
                        || ProducerConfig.configNames().contains(setting));
    }

    public Set<String> topicsRead() {
        return values("\\.topics?");
    }

    public Set<String> groups() {
        return values("\\.group\\.id");
    }

    private Set<String> values(String attribute) {
        Pattern wanted = Pattern.compile("mp\\.messaging\\.incoming\\..+" + attribute);
        return properties.stringPropertyNames().stream()
                .filter(name -> wanted.matcher(name).matches())
                .flatMap(name -> Stream.of(resolved(name).split("\\s*,\\s*")))
                .collect(toSet());
    }

    /** The value of a property, with the values of other properties in place of their {@code ${name}}. */
    private String resolved(String property) {
        return REFERENCE.matcher(get(property)).replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))));
    }
}
