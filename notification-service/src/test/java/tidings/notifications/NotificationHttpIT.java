package tidings.notifications;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same tests against the built artifact: jar or native executable. */
@QuarkusIntegrationTest
class NotificationHttpIT extends NotificationHttpTest {}
