package school;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The application stands alone, and the copied plumbing knows the contract alone. */
class SchoolArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("school");

    @Test
    void the_application_uses_nothing_of_the_original() {
        noClasses().should().dependOnClassesThat().resideInAPackage("tidings..").check(MAIN);
    }

    @Test
    void the_plumbing_knows_no_feature() {
        noClasses()
                .that()
                .resideInAPackage("school.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "school", "school.courses..", "school.accounts..", "school.http..", "jakarta.ws.rs..")
                .check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("school.(**)").should().beFreeOfCycles().check(MAIN);
    }
}
