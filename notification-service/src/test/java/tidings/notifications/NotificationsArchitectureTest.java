package tidings.notifications;

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
import tidings.messaging.work.TransientFailure;

/** Dependencies go one way: inbound → use cases → domain ← outbound. */
class NotificationsArchitectureTest {

    private static final String USE_CASES = "tidings.notifications";
    private static final String DOMAIN = "tidings.notifications.domain";
    private static final String INBOUND = "tidings.notifications.inbound";
    private static final String OUTBOUND = "tidings.notifications.outbound";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(USE_CASES);

    @Test
    void the_domain_depends_on_java_alone() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..")
                .check(SERVICE);
    }

    @Test
    void no_package_depends_on_inbound() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INBOUND)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INBOUND)
                .check(SERVICE);
    }

    @Test
    void no_package_depends_on_outbound() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OUTBOUND)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OUTBOUND)
                .check(SERVICE);
    }

    /** Two classes are exceptions: they carry no message, and without them each use case would need a port. */
    @Test
    void use_cases_know_no_contract_http_or_messaging_except_two_helpers() {
        noClasses()
                .that()
                .resideInAPackage(USE_CASES)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "tidings.contract..", "tidings.messaging..", "jakarta.ws.rs..", "jakarta.persistence..")
                        .and(not(equivalentTo(HandoffQueue.class)))
                        .and(not(equivalentTo(TransientFailure.class))))
                .check(SERVICE);
    }
}
