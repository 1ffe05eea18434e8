package tidings.embedded;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions of dependencies: {@code client} → root → {@code kafka}, {@code postgres} → {@code process}. */
class EmbeddedArchitectureTest {

    private static final String ROOT = "tidings.embedded";
    private static final String PROCESS = ROOT + ".process";
    private static final String CLIENT = ROOT + ".client";

    private static final JavaClasses LAUNCHER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packages_form_no_cycle() {
        slices().matching("tidings.(**)").should().beFreeOfCycles().check(LAUNCHER);
    }

    @Test
    void processes_depend_on_no_other_package() {
        noClasses()
                .that()
                .resideInAPackage(PROCESS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".kafka", ROOT + ".postgres", CLIENT)
                .check(LAUNCHER);
    }

    @Test
    void broker_and_database_depend_only_on_processes() {
        for (String server : new String[] {ROOT + ".kafka", ROOT + ".postgres"}) {
            classes()
                    .that()
                    .resideInAPackage(server)
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackage("tidings..").or(resideInAnyPackage(server, PROCESS)))
                    .check(LAUNCHER);
        }
    }

    @Test
    void the_launcher_uses_no_client() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLIENT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLIENT)
                .check(LAUNCHER);
    }

    @Test
    void clients_use_only_the_public_face_of_the_launcher() {
        noClasses()
                .that()
                .resideInAPackage(CLIENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PROCESS, ROOT + ".kafka", ROOT + ".postgres")
                .check(LAUNCHER);
    }
}
