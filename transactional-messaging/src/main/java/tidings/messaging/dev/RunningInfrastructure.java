package tidings.messaging.dev;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Connects dev mode to a broker and a database that run already, for instance those of {@code ./demo}.
 *
 * <p>If one of them does not answer, it sets nothing, and the Dev Services of Quarkus start both in containers.
 */
public final class RunningInfrastructure implements ConfigSourceFactory {

    private static final Logger LOG = Logger.getLogger(RunningInfrastructure.class);

    private static final String PROFILE = "dev";
    private static final String BROKER = "kafka.bootstrap.servers";
    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";
    private static final Pattern ADDRESS = Pattern.compile("([^:/,]+):(\\d+)");
    private static final int TIMEOUT_MILLIS = 500;
    /** Above the defaults of the libraries (100), below {@code application.properties} (250). */
    private static final int ORDINAL = 150;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!context.getProfiles().contains(PROFILE)) {
            return List.of();
        }
        String broker = value(context, BROKER, "localhost:9092");
        String database = value(context, "database.address", "");
        if (answers(broker) && answers(database)) {
            return List.of(settings(broker));
        }
        if (value(context, DATABASE_URL, "").isEmpty()) {
            LOG.warnf(
                    "No broker at %s or no database at %s: Dev Services start both, with Docker. Without Docker, run"
                            + " ./demo --without %s before dev mode.",
                    broker, database, value(context, "quarkus.application.name", "<service>"));
        }
        return List.of();
    }

    private static ConfigSource settings(String broker) {
        return new PropertiesConfigSource(
                Map.of(
                        BROKER,
                        broker,
                        "quarkus.datasource.username",
                        "${database.user:${database.name}}",
                        "quarkus.datasource.password",
                        "${database.password:${database.name}}",
                        "quarkus.datasource.reactive.url",
                        "postgresql://${database.address}/${database.name}",
                        DATABASE_URL,
                        "jdbc:postgresql://${database.address}/${database.name}"),
                "running infrastructure",
                ORDINAL);
    }

    private static String value(ConfigSourceContext context, String name, String otherwise) {
        @Nullable ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null ? otherwise : value.getValue();
    }

    private static boolean answers(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), TIMEOUT_MILLIS);
            return true;
        } catch (IOException nothingListens) {
            return false;
        }
    }
}
