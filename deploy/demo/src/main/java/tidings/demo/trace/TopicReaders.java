package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/** Which services read which topic, as the broker knows it. The name of a consumer group begins with its service's. */
public final class TopicReaders {

    private final Collection<ConsumerGroupDescription> groups;

    private TopicReaders(Collection<ConsumerGroupDescription> groups) {
        this.groups = groups;
    }

    /** As it is now. */
    public static TopicReaders on(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            return new TopicReaders(
                    admin.describeConsumerGroups(groups).all().get().values());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell who reads: " + e.getCause(), e);
        }
    }

    /** Their names; {@code nobody} where there are none. */
    public String of(String topic) {
        String names = groups.stream()
                .filter(group -> reads(group, topic))
                .map(group -> group.groupId().split("\\.", 2)[0])
                .distinct()
                .sorted()
                .collect(joining(", "));
        return names.isEmpty() ? "nobody" : names;
    }

    private static boolean reads(ConsumerGroupDescription group, String topic) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .anyMatch(partition -> partition.topic().equals(topic));
    }
}
