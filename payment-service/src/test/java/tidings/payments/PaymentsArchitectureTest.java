package tidings.payments;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import tidings.messaging.work.HandoffQueue;

/** Dependencies go one way: inbound → use case → domain, and outbound behind the ports. */
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

    /** The hand-off queue is the exception: it carries no message, and without it each use case would need a port. */
    @Test
    void use_cases_know_no_contract_http_or_messaging_except_the_handoff() {
        noClasses()
                .that()
                .resideInAPackage("tidings.payments")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "..inbound..",
                                "..outbound..",
                                "jakarta.ws.rs..",
                                "jakarta.persistence..",
                                "tidings.contract..",
                                "tidings.messaging..",
                                "org.apache.kafka..")
                        .and(not(equivalentTo(HandoffQueue.class))))
                .check(SERVICE);
    }

    @Test
    void inbound_and_outbound_do_not_know_each_other() {
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
    void the_service_knows_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tidings.orders..", "tidings.notifications..", "tidings.embedded..")
                .check(SERVICE);
    }
}
