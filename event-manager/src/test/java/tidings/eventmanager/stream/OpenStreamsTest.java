package tidings.eventmanager.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.http.Owner;
import tidings.eventmanager.stream.OpenStreams.Client;

class OpenStreamsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OpenStreams open = new OpenStreams(
            new StreamConfig() {
                @Override
                public int maxStreams() {
                    return 3;
                }

                @Override
                public int maxStreamsPerClient() {
                    return 2;
                }
            },
            registry);

    @Test
    void a_client_at_its_limit_leaves_room_for_the_others() {
        open.open(client("partner", 1));
        open.open(client("partner", 1));

        assertThatThrownBy(() -> open.open(client("partner", 1))).isInstanceOf(ClientErrorException.class);
        assertThatCode(() -> open.open(client("partner", 2))).doesNotThrowAnyException();
    }

    @Test
    void another_owner_at_the_same_address_is_another_client() {
        open.open(client("partner", 1));
        open.open(client("partner", 1));

        assertThatCode(() -> open.open(client("shop", 1))).doesNotThrowAnyException();
    }

    @Test
    void a_replica_at_its_limit_rejects_every_client() {
        open.open(client("partner", 1));
        open.open(client("partner", 2));
        open.open(client("partner", 3));

        assertThatThrownBy(() -> open.open(client("partner", 4))).isInstanceOf(ServiceUnavailableException.class);
        assertThat(registry.get("tidings.streams.watching").gauge().value()).isEqualTo(3);
    }

    @Test
    void a_closed_stream_counts_no_more() {
        open.open(client("partner", 1));
        open.open(client("partner", 1));
        open.close(client("partner", 1));

        assertThatCode(() -> open.open(client("partner", 1))).doesNotThrowAnyException();
        assertThat(registry.get("tidings.streams.watching").gauge().value()).isEqualTo(2);
    }

    private static Client client(String owner, int host) {
        return new Client(new Owner(owner), "10.0.0." + host);
    }
}
