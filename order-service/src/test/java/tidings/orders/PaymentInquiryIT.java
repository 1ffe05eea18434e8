package tidings.orders;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import tidings.orders.payment.PaymentInquiryTest;

/** The same tests on the built artifact: jar or native executable. */
@QuarkusIntegrationTest
class PaymentInquiryIT extends PaymentInquiryTest {}
