package tidings.orders;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same tests on the built artifact: jar or native executable. */
@QuarkusIntegrationTest
class OrderFlowIT extends OrderFlowTest {}
