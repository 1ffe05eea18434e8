package tidings.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows go one way: inbound → use case → domain, and outbound behind the ports. */
class PaymentsArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.payments");

    @Test
    void the_domain_knows_no_framework() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "tidings.payments.domain..")
                .check(SERVICE);
    }

    @Test
    void use_cases_know_no_adapter_no_http_and_no_contract() {
        noClasses()
                .that()
                .resideInAPackage("tidings.payments")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..inbound..", "..outbound..", "jakarta.ws.rs..", "tidings.contract..", "org.apache.kafka..")
                .check(SERVICE);
    }

    @Test
    void inbound_and_outbound_know_nothing_of_each_other() {
        noClasses()
                .that()
                .resideInAPackage("..inbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..outbound..")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage("..outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..inbound..")
                .check(SERVICE);
    }

    @Test
    void services_never_meet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tidings.orders..", "tidings.notifications..", "tidings.embedded..")
                .check(SERVICE);
    }
}
