package tidings.orders.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.orders.idempotency.RequestFingerprint;

/** The fingerprint of a request, which the stored idempotency keys of a running system rely on. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderRequestTest {

    @Inject
    RequestFingerprint fingerprint;

    @Inject
    ObjectMapper json;

    @Test
    void a_request_keeps_its_fingerprint_in_later_versions() throws JsonProcessingException {
        OrderRequest request = json.readValue("""
                {"lines": [{"quantity": 2, "sku": "book", "unitPrice": {"amount": 1999, "currency": "EUR"}}],
                 "customerId": "c0a80101-1111-4222-8333-444455556666", "paymentMethod": "pm_card_visa"}""", OrderRequest.class);

        assertThat(fingerprint.of("a key", request).fingerprint())
                .isEqualTo("a72d4322127db28ee9c11bd8dfa69ee2f7f60f55b419439c8bc1e602f5864c3a");
    }
}
