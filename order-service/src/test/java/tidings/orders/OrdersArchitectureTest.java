package tidings.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of dependencies: inbound → use case → domain, with outbound behind the ports. */
class OrdersArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.orders", "tidings.http");

    @Test
    void the_domain_depends_on_no_framework() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "tidings.orders.domain..")
                .check(SERVICE);
    }

    @Test
    void use_cases_depend_on_no_adapter_no_http_and_no_contract() {
        noClasses()
                .that()
                .resideInAPackage("tidings.orders")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.orders.inbound..",
                        "tidings.orders.outbound..",
                        "tidings.orders.live..",
                        "tidings.orders.payment..",
                        "tidings.http..",
                        "jakarta.ws.rs..",
                        "tidings.contract..",
                        "org.apache.kafka..")
                .check(SERVICE);
    }

    @Test
    void inbound_and_outbound_are_independent() {
        noClasses()
                .that()
                .resideInAPackage("..inbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..outbound..", "tidings.orders.payment..")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage("..outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..inbound..",
                        "tidings.orders.live..",
                        "tidings.orders.payment..",
                        "tidings.orders.idempotency..",
                        "tidings.http..",
                        "jakarta.ws.rs..")
                .check(SERVICE);
    }

    @Test
    void idempotency_and_payment_depend_on_no_use_case() {
        noClasses()
                .that()
                .resideInAnyPackage("tidings.orders.idempotency..", "tidings.orders.payment..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.orders",
                        "tidings.orders.live..",
                        "tidings.orders.inbound..",
                        "tidings.orders.outbound..")
                .check(SERVICE);
    }

    @Test
    void live_depends_on_the_read_side_alone() {
        noClasses()
                .that()
                .resideInAPackage("tidings.orders.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.orders.inbound..",
                        "tidings.orders.outbound..",
                        "tidings.orders.payment..",
                        "tidings.orders.idempotency..",
                        "tidings.contract..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Orders.class)
                .check(SERVICE);
    }

    @Test
    void http_depends_on_no_order() {
        noClasses()
                .that()
                .resideInAPackage("tidings.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tidings.orders..", "tidings.contract..")
                .check(SERVICE);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("tidings.(**)").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void services_do_not_depend_on_each_other() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tidings.payments..", "tidings.notifications..", "tidings.embedded..")
                .check(SERVICE);
    }
}
