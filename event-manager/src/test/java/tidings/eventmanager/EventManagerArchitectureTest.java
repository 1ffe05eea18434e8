package tidings.eventmanager;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permitted dependencies: inbound → use cases → domain ← outbound, and one way between features. */
class EventManagerArchitectureTest {

    private static final String SUBSCRIPTIONS = "tidings.eventmanager.subscriptions";
    private static final String DELIVERIES = "tidings.eventmanager.deliveries";
    private static final String TRACKING = "tidings.eventmanager.tracking";
    private static final String PATTERNS = "tidings.eventmanager.patterns";
    private static final String DEAD_LETTERS = "tidings.eventmanager.deadletters";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.eventmanager");

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS})
    void a_domain_depends_only_on_java(String feature) {
        classes()
                .that()
                .resideInAPackage(feature + ".domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(feature + ".domain", "java..", "org.jspecify..")
                .check(SERVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS})
    void no_class_depends_on_adapters(String feature) {
        for (String border : List.of(feature + ".inbound", feature + ".outbound")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(border)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(border)
                    .check(SERVICE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS})
    void use_cases_know_no_messages_no_http_and_no_persistence(String feature) {
        noClasses()
                .that()
                .resideInAPackage(feature)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.contract..", "tidings.messaging..", "jakarta.ws.rs..", "jakarta.persistence..")
                .check(SERVICE);
    }

    @Test
    void only_deliveries_depend_on_another_feature() {
        knowsNobody(SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS);
        knowsNobody(DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS);
        knowsNobody(TRACKING, SUBSCRIPTIONS, DELIVERIES, PATTERNS, DEAD_LETTERS);
        knowsNobody(PATTERNS, SUBSCRIPTIONS, DELIVERIES, TRACKING, DEAD_LETTERS);
        knowsNobody(DEAD_LETTERS, SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS);
    }

    @Test
    void the_event_manager_depends_on_no_service() {
        knowsNobody("tidings.eventmanager", "tidings.orders", "tidings.payments", "tidings.notifications");
    }

    private static void knowsNobody(String feature, String... others) {
        noClasses()
                .that()
                .resideInAPackage(feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Arrays.stream(others).map(other -> other + "..").toArray(String[]::new))
                .check(SERVICE);
    }
}
