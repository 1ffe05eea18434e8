package tidings.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dev mode with Docker runs the same releases of Kafka and PostgreSQL as {@code docker compose up}. */
class DevServicesImagesTest {

    private static final Pattern DEFAULT_IMAGE = Pattern.compile("\\$\\{(\\w+):-([^}]+)}");
    private static final Path SETTINGS =
            Path.of("transactional-messaging/src/main/resources/META-INF/microprofile-config.properties");

    private final Path root = Repository.current().root();

    @Test
    void the_database_is_that_of_the_containers() throws IOException {
        assertThat(setting("%dev.quarkus.datasource.devservices.image-name"))
                .isEqualTo(imageInCompose("POSTGRES_IMAGE"));
    }

    @Test
    void the_broker_is_of_the_release_of_the_containers() throws IOException {
        String release = imageInCompose("KAFKA_IMAGE").replaceFirst(".*:", "");

        assertThat(setting("%dev.quarkus.kafka.devservices.image-name")).endsWith("-kafka-" + release);
    }

    private String setting(String name) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(root.resolve(SETTINGS))) {
            settings.load(file);
        }
        return settings.getProperty(name);
    }

    private String imageInCompose(String variable) throws IOException {
        String compose = Files.readString(root.resolve("deploy/compose/compose.yaml"));
        return DEFAULT_IMAGE
                .matcher(compose)
                .results()
                .filter(match -> match.group(1).equals(variable))
                .findFirst()
                .orElseThrow()
                .group(2);
    }
}
