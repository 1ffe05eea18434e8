package tidings.orders.payment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same tests on the built artifact: jar or native executable. */
@QuarkusIntegrationTest
class PaymentInquiryIT extends PaymentInquiryTest {}
