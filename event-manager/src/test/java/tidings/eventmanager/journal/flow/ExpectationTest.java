package tidings.eventmanager.journal.flow;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;

/** Ties the names in {@link Expectation} to the contract, which the domain does not depend on. */
class ExpectationTest {

    @Test
    void expectations_name_only_messages_of_the_contract() {
        Set<String> contract =
                MessageType.all().stream().map(ExpectationTest::name).collect(toSet());

        assertThat(Expectation.ALL.stream().flatMap(ExpectationTest::names)).isSubsetOf(contract);
    }

    @Test
    void every_request_about_an_order_expects_an_effect() {
        Set<String> requests = MessageType.all().stream()
                .filter(type -> type.kind() == MessageKind.COMMAND || type.kind() == MessageKind.QUERY)
                .map(ExpectationTest::name)
                .filter(name -> !name.equals("Subscribe") && !name.equals("Unsubscribe"))
                .collect(toSet());

        assertThat(Expectation.ALL.stream().map(Expectation::after)).containsAll(requests);
    }

    private static Stream<String> names(Expectation expectation) {
        return Stream.of(Stream.of(expectation.after()), expectation.next().stream(), expectation.unless().stream())
                .flatMap(names -> names);
    }

    private static String name(MessageType type) {
        return MessageType.shortName(type.name());
    }
}
