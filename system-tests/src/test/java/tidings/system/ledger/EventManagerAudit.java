package tidings.system.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.embedded.client.Check;

/** Holds the journal and the deliveries of the event manager against the topics. */
final class EventManagerAudit {

    private final Books books;
    private final List<LoggedMessage> messages;

    private EventManagerAudit(Books books) {
        this.books = books;
        Set<String> accepted =
                books.customers().accepted().stream().map(AcceptedOrder::id).collect(toSet());
        this.messages = LoggedMessage.distinct(books.topics().messages().stream()
                .filter(message -> accepted.contains(message.order()))
                .toList());
    }

    static List<Check> items(Books books) {
        EventManagerAudit audit = new EventManagerAudit(books);
        int repeated = books.webhook().size() - Set.copyOf(books.webhook()).size();
        return List.of(
                Audit.none(audit.missingInJournal(), "messages missing in the journal"),
                Audit.none(audit.undelivered(), "events not delivered"),
                Check.between("deliveries repeated", 0, books.tolerance().repeatedDeliveries(), repeated),
                Audit.none(audit.deliveredOutOfOrder(), "events delivered out of order"));
    }

    private Stream<String> missingInJournal() {
        return messages.stream()
                .filter(message -> !books.databases().journal().contains(message.key()))
                .map(message -> message.type() + " of " + message.order());
    }

    private Stream<String> undelivered() {
        Set<String> delivered = new HashSet<>(books.webhook());
        return events().filter(event -> !delivered.contains(event.id()))
                .map(event -> event.type() + " of " + event.order());
    }

    /** The events of an order on one topic reach a subscriber in the order of the topic; a repetition does not count. */
    private Stream<String> deliveredOutOfOrder() {
        Map<String, Integer> positions = new HashMap<>();
        books.webhook().forEach(id -> positions.putIfAbsent(id, positions.size()));
        Map<String, List<LoggedMessage>> sequences = events().filter(event -> positions.containsKey(event.id()))
                .collect(groupingBy(event -> event.topic() + " " + event.order()));
        return sequences.entrySet().stream()
                .filter(sequence -> {
                    List<Integer> places = sequence.getValue().stream()
                            .map(event -> positions.get(event.id()))
                            .toList();
                    return !places.equals(places.stream().sorted().toList());
                })
                .map(Map.Entry::getKey);
    }

    private Stream<LoggedMessage> events() {
        return messages.stream().filter(message -> message.topic().contains(".events."));
    }
}
