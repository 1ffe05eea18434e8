package tidings.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** In dev mode, the broker of Dev Services has the topics of the contract. */
class DevServicesTopicsTest {

    private static final String FILE = "/META-INF/microprofile-config.properties";
    private static final String SETTING = "%%dev.quarkus.kafka.devservices.topic-partitions.\"%s\"";

    @Test
    void dev_services_create_every_topic() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = Topics.class.getResourceAsStream(FILE)) {
            settings.load(file);
        }

        assertThat(settings.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(SETTING::formatted).toList());
    }
}
