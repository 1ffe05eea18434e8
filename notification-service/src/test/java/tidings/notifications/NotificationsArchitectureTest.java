package tidings.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way the arrows point: inbound → use cases → domain ← outbound. */
class NotificationsArchitectureTest {

    private static final String USE_CASES = "tidings.notifications";
    private static final String DOMAIN = "tidings.notifications.domain";
    private static final String INBOUND = "tidings.notifications.inbound";
    private static final String OUTBOUND = "tidings.notifications.outbound";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(USE_CASES);

    @Test
    void the_domain_knows_java_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..")
                .check(SERVICE);
    }

    @Test
    void nobody_knows_what_is_inbound() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INBOUND)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INBOUND)
                .check(SERVICE);
    }

    @Test
    void nobody_knows_what_is_outbound() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OUTBOUND)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OUTBOUND)
                .check(SERVICE);
    }

    @Test
    void use_cases_speak_their_own_language_not_that_of_messages_or_of_http() {
        noClasses()
                .that()
                .resideInAPackage(USE_CASES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.contract..", "tidings.messaging..", "jakarta.ws.rs..", "jakarta.persistence..")
                .check(SERVICE);
    }
}
