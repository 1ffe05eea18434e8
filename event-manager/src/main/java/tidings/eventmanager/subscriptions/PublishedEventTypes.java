package tidings.eventmanager.subscriptions;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;

/** The event types of the contract. */
@ApplicationScoped
class PublishedEventTypes implements EventTypes {

    private static final Set<String> NAMES = MessageType.all().stream()
            .filter(type -> type.kind() == MessageKind.EVENT)
            .map(MessageType::name)
            .collect(toUnmodifiableSet());

    @Override
    public Set<String> names() {
        return NAMES;
    }
}
