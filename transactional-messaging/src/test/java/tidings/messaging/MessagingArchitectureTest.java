package tidings.messaging;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.contract.Topics;

/** The plumbing carries messages and knows no order, no payment, no HTTP. */
class MessagingArchitectureTest {

    private static final JavaClasses PLUMBING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.messaging", "tidings.contract");

    @Test
    void it_knows_messages_and_none_in_particular() {
        noClasses()
                .that(resideInAPackage("tidings.messaging.."))
                .should()
                .dependOnClassesThat(assignableTo(Message.class).and(modifier(JavaModifier.FINAL)))
                .check(PLUMBING);
    }

    /** An application that copies the plumbing brings these types with its own contract. */
    @Test
    void it_needs_five_types_of_the_contract() {
        noClasses()
                .that(resideInAPackage("tidings.messaging.."))
                .and(not(resideInAPackage("tidings.messaging.request..")))
                .should()
                .dependOnClassesThat(resideInAPackage("tidings.contract..")
                        .and(not(belongToAnyOf(
                                Message.class, MessageKind.class, MessageType.class, MessageJson.class, Topics.class))))
                .check(PLUMBING);
    }

    @Test
    void it_knows_no_http_and_no_service() {
        noClasses()
                .that(resideInAPackage("tidings.messaging.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..", "tidings.orders..", "tidings.payments..", "tidings.notifications..")
                .check(PLUMBING);
    }
}
