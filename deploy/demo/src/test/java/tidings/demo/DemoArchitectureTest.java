package tidings.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions of dependencies in the demo, and its independence of the services. */
class DemoArchitectureTest {

    private static final String ROOT = "tidings.demo";

    private static final JavaClasses DEMO = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packages_form_no_cycle() {
        slices().matching("tidings.(**)").should().beFreeOfCycles().check(DEMO);
    }

    @Test
    void the_parts_of_scenarios_know_no_scenario() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".scenario")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".scenario.*")
                .check(DEMO);
    }

    @Test
    void traces_and_reports_know_no_scenario_and_no_load() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".trace", ROOT + ".report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".scenario..", ROOT + ".load..", ROOT + ".deadletters")
                .check(DEMO);
    }

    @Test
    void load_and_scenarios_are_independent() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".load..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".scenario..")
                .check(DEMO);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".scenario..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".load..")
                .check(DEMO);
    }

    /** The demo checks the services as an independent witness. */
    @Test
    void the_demo_shares_no_code_with_the_services() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.messaging..",
                        "tidings.orders..",
                        "tidings.payments..",
                        "tidings.notifications..",
                        "tidings.eventmanager..")
                .check(DEMO);
    }
}
