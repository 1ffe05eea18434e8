package tidings.eventmanager;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the rooms, and the models that decide without a framework. */
class EventManagerArchitectureTest {

    private static final String ROOT = "tidings.eventmanager.";

    /** Each room with the rooms that it knows. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            "log", List.of(),
            "subscriptions", List.of(),
            "delivery", List.of("subscriptions", "log"),
            "stream", List.of("subscriptions", "log"),
            "operations", List.of("subscriptions", "log"),
            "journal", List.of(),
            "patterns", List.of(),
            "deadletters", List.of());

    private static final JavaClasses EVENT_MANAGER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.eventmanager");

    @Test
    void a_room_knows_only_the_rooms_before_it() {
        ARROWS.forEach((room, known) -> {
            String[] others = ARROWS.keySet().stream()
                    .filter(other -> !other.equals(room) && !known.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(EVENT_MANAGER);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscriptions.filter", "journal.flow", "deadletters.record"})
    void a_model_depends_only_on_java(String model) {
        classes()
                .that()
                .resideInAPackage(ROOT + model)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + model, "java..", "org.jspecify..")
                .check(EVENT_MANAGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delivery.RetryPolicy",
                "delivery.webhook.PublicAddress",
                "log.PublishedEvent",
                "patterns.Absence",
                "patterns.Sequence",
                "patterns.Threshold"
            })
    void a_decision_needs_no_framework(String decision) {
        noClasses()
                .that()
                .haveFullyQualifiedName(ROOT + decision)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io..",
                        "org.eclipse..",
                        "org.apache..",
                        "tidings.contract..",
                        "tidings.messaging..")
                .check(EVENT_MANAGER);
    }

    @Test
    void the_event_manager_depends_on_no_service() {
        noClasses()
                .that()
                .resideInAPackage("tidings.eventmanager..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tidings.orders..", "tidings.payments..", "tidings.notifications..")
                .check(EVENT_MANAGER);
    }
}
