package tidings.system.faults.injection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/**
 * Members that join the consumer groups of a service for some seconds. They take partitions away, and commit nothing.
 *
 * <p>To the group they are replicas. A replica takes longer to start than they stay.
 */
public final class TransientMembers {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private TransientMembers() {}

    /** Returns the number of groups in which a member got a partition. */
    public static int join(EmbeddedSystem system, Component service, Duration stay) {
        Map<String, Set<String>> groups = sharedGroups(system, service);
        List<KafkaConsumer<byte[], byte[]>> members = new ArrayList<>();
        Set<KafkaConsumer<byte[], byte[]>> owners = new HashSet<>();
        try {
            groups.forEach((group, topics) -> members.add(member(system, group, topics)));
            long end = System.nanoTime() + stay.toNanos();
            while (System.nanoTime() < end) {
                for (KafkaConsumer<byte[], byte[]> member : members) {
                    member.poll(POLL_INTERVAL);
                    if (!member.assignment().isEmpty()) {
                        owners.add(member);
                    }
                }
            }
        } finally {
            members.forEach(KafkaConsumer::close);
        }
        return owners.size();
    }

    private static KafkaConsumer<byte[], byte[]> member(EmbeddedSystem system, String group, Set<String> topics) {
        KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        system.bootstrapServers(),
                        "group.id",
                        group,
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        "1",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(topics);
        return member;
    }

    /** Returns the topics of each group that the replicas of this service share: it has several members. */
    private static Map<String, Set<String>> sharedGroups(EmbeddedSystem system, Component service) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.bootstrapServers()))) {
            List<String> ids = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(id -> id.startsWith(service.label() + "."))
                    .toList();
            Map<String, Set<String>> groups = new HashMap<>();
            for (ConsumerGroupDescription group :
                    admin.describeConsumerGroups(ids).all().get().values()) {
                if (group.members().size() > 1) {
                    groups.put(group.groupId(), topics(group));
                }
            }
            return groups;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> topics(ConsumerGroupDescription group) {
        Set<String> topics = new HashSet<>();
        group.members().forEach(member -> member.assignment().topicPartitions().stream()
                .map(TopicPartition::topic)
                .forEach(topics::add));
        return topics;
    }
}
