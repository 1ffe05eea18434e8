package tidings;

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

/** Which way the arrows point: inbound → use cases → domain ← outbound, and between features one way. */
class FeaturesTest {

    private static final String SUBSCRIPTIONS = "tidings.subscriptions";
    private static final String DELIVERIES = "tidings.deliveries";
    private static final String TRACKING = "tidings.tracking";
    private static final String PATTERNS = "tidings.patterns";
    private static final String NOTIFICATIONS = "tidings.notifications";
    private static final String DEAD_LETTERS = "tidings.deadletters";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, NOTIFICATIONS, DEAD_LETTERS, "tidings.problems");

    @ParameterizedTest
    @ValueSource(strings = {SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS})
    void a_domain_knows_java_and_nothing_else(String feature) {
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
    void nobody_knows_what_is_at_the_border(String feature) {
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
    void use_cases_speak_their_own_language_not_that_of_messages_or_of_http(String feature) {
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
    void deliveries_know_subscriptions_and_tracking_knows_notifications_and_nobody_else_knows_anybody() {
        knowsNobody(SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, NOTIFICATIONS, DEAD_LETTERS);
        knowsNobody(DELIVERIES, TRACKING, PATTERNS, NOTIFICATIONS, DEAD_LETTERS);
        knowsNobody(TRACKING, SUBSCRIPTIONS, DELIVERIES, PATTERNS, DEAD_LETTERS);
        knowsNobody(PATTERNS, SUBSCRIPTIONS, DELIVERIES, TRACKING, NOTIFICATIONS, DEAD_LETTERS);
        knowsNobody(NOTIFICATIONS, SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, DEAD_LETTERS);
        knowsNobody(DEAD_LETTERS, SUBSCRIPTIONS, DELIVERIES, TRACKING, PATTERNS, NOTIFICATIONS);
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
