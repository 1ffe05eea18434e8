package tidings.eventmanager.delivery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same test against the built artifact: jar or native executable. */
@QuarkusIntegrationTest
class WebhookIT extends WebhookTest {}
