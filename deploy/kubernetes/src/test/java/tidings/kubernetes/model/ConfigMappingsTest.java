package tidings.kubernetes.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigMappingsTest {

    @Test
    void methods_are_properties_in_kebab_case_under_the_prefix() {
        assertThat(ConfigMappings.names("""
                        @ConfigMapping(prefix = "tidings.orders")
                        interface OrderConfig {
                            /** At least 1. */
                            @WithDefault("200")
                            int maxConcurrentRequests();

                            Optional<Duration> maxWait();

                            @WithName("slow")
                            Duration slowness();
                        }
                        """))
                .containsExactly(
                        "tidings.orders.max-concurrent-requests", "tidings.orders.max-wait", "tidings.orders.slow");
    }

    @Test
    void another_source_has_no_properties() {
        assertThat(ConfigMappings.names("interface Orders { Order find(); }")).isEmpty();
    }
}
