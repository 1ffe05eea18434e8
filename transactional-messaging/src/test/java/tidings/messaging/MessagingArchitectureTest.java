package tidings.messaging;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import tidings.contract.DeadLetterTopic;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.contract.Query;
import tidings.contract.Reply;

/** The plumbing carries messages. It knows no particular message, no order, no payment and no HTTP. */
class MessagingArchitectureTest {

    private static final String PLUMBING = "tidings.messaging..";
    private static final String REQUEST = "tidings.messaging.request..";
    private static final String CONTRACT = "tidings.contract..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.messaging", "tidings.contract");

    /** An application that copies the plumbing brings these types with its own contract. */
    @Test
    void the_plumbing_needs_five_types_of_the_contract() {
        noClasses()
                .that(resideInAPackage(PLUMBING))
                .and(not(resideInAPackage(REQUEST)))
                .should()
                .dependOnClassesThat(resideInAPackage(CONTRACT)
                        .and(not(belongToAnyOf(
                                Message.class,
                                MessageKind.class,
                                MessageType.class,
                                MessageJson.class,
                                DeadLetterTopic.class))))
                .check(CLASSES);
    }

    @Test
    void requests_that_wait_for_replies_need_two_more_types() {
        noClasses()
                .that(resideInAPackage(REQUEST))
                .should()
                .dependOnClassesThat(resideInAPackage(CONTRACT)
                        .and(not(belongToAnyOf(Message.class, MessageType.class, Query.class, Reply.class))))
                .check(CLASSES);
    }

    @Test
    void background_work_knows_no_message() {
        noClasses()
                .that(resideInAPackage("tidings.messaging.work.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONTRACT, "tidings.messaging.envelope..")
                .check(CLASSES);
    }

    @Test
    void the_plumbing_knows_no_http_and_no_service() {
        noClasses()
                .that(resideInAPackage(PLUMBING))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "tidings.http..",
                        "tidings.orders..",
                        "tidings.payments..",
                        "tidings.notifications..",
                        "tidings.eventmanager..")
                .check(CLASSES);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("tidings.messaging.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
