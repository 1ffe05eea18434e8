package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/** The services that consume a topic, according to the broker. The name of a consumer group starts with its service. */
public final class TopicReaders {

    private final Collection<ConsumerGroupDescription> groups;

    private TopicReaders(Collection<ConsumerGroupDescription> groups) {
        this.groups = groups;
    }

    /** Reads the current consumer groups. */
    public static TopicReaders on(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            return new TopicReaders(
                    admin.describeConsumerGroups(groups).all().get().values());
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the consumer groups: " + e.getCause(), e);
        }
    }

    /** Returns their names, sorted; {@code none} if there are none. */
    public String of(String topic) {
        String names = groups.stream()
                .filter(group -> reads(group, topic))
                .map(group -> group.groupId().split("\\.", 2)[0])
                .distinct()
                .sorted()
                .collect(joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static boolean reads(ConsumerGroupDescription group, String topic) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .anyMatch(partition -> partition.topic().equals(topic));
    }
}
