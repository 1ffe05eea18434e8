package tidings.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the promises of the contract for every record of the sealed hierarchy. */
class ContractTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    @Test
    void every_record_of_the_hierarchy_is_a_published_type() {
        assertThat(MessageType.all())
                .<Class<?>>extracting(MessageType::record)
                .containsExactlyInAnyOrderElementsOf(records(Message.class).toList());
    }

    @Test
    void every_published_type_has_a_sample_and_every_sample_a_type() throws Exception {
        assertThat(samples().map(Sample::type).distinct()).containsExactlyInAnyOrderElementsOf(MessageType.all());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_reads_and_writes_back_the_same(Sample sample) throws IOException {
        byte[] written = MessageJson.write(sample.read());

        assertThat(PLAIN.readTree(written)).isEqualTo(sample.json());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void unknown_fields_are_ignored(Sample sample) throws IOException {
        ObjectNode newer = sample.json().deepCopy();
        newer.put("addedNextYear", "value").putObject("addedToo").put("deep", 1);

        assertThat(MessageJson.read(sample.type(), PLAIN.writeValueAsBytes(newer)))
                .isEqualTo(sample.read());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_message_without_its_key_is_rejected(Sample sample) throws IOException {
        ObjectNode half = sample.json().deepCopy();
        half.remove(sample.key());
        ObjectNode empty = sample.json().deepCopy();
        empty.putNull(sample.key());

        for (ObjectNode broken : List.of(half, empty)) {
            assertThatThrownBy(() -> MessageJson.read(sample.type(), PLAIN.writeValueAsBytes(broken)))
                    .isInstanceOf(JsonProcessingException.class)
                    .hasMessageContaining(sample.key());
        }
    }

    @Test
    void an_amount_that_is_no_whole_number_is_rejected() {
        MessageType type = MessageType.named("tidings.order.confirmed.v1").orElseThrow();
        for (String amount : List.of("19.99", "\"1999\"", "true", "99999999999999999999", "null")) {
            String json = """
                {"orderId": "5f0e8c1a-7f0b-4b3e-9d55-0a4a3f8d2b11",
                 "customerId": "c0a80101-1111-4222-8333-444455556666",
                 "total": {"amount": %s, "currency": "EUR"}}""".formatted(amount);

            assertThatThrownBy(() -> MessageJson.read(type, json.getBytes(UTF_8)))
                    .as(amount)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void wire_names_and_topics_carry_their_version() {
        assertThat(MessageType.all()).allSatisfy(type -> {
            assertThat(type.name()).matches("tidings(\\.[a-z-]+)+\\.v\\d+");
            assertThat(Topics.names()).contains(type.topic());
        });
        assertThat(Topics.names())
                .allMatch(topic -> topic.matches("[a-z]+\\.(events|commands|queries|replies)\\.v\\d+"));
    }

    @Test
    void the_topic_of_a_message_is_of_its_kind() {
        assertThat(MessageType.all())
                .allSatisfy(type -> assertThat(type.topic()).contains("." + plural(type.kind()) + "."));
    }

    private static String plural(MessageKind kind) {
        return switch (kind) {
            case EVENT -> "events";
            case COMMAND -> "commands";
            case QUERY -> "queries";
            case REPLY -> "replies";
        };
    }

    @Test
    void the_native_metadata_lists_every_type_of_the_contract() throws IOException {
        Set<String> reflected = new HashSet<>();
        try (InputStream metadata = ContractTest.class.getResourceAsStream(
                "/META-INF/native-image/tidings/event-schemas/reachability-metadata.json")) {
            PLAIN.readTree(metadata)
                    .get("reflection")
                    .forEach(entry -> reflected.add(entry.get("type").textValue()));
        }

        Set<Class<?>> parts = new HashSet<>();
        records(Message.class).forEach(record -> collectParts(record, parts));
        assertThat(reflected)
                .containsExactlyInAnyOrderElementsOf(
                        parts.stream().map(Class::getName).toList());
    }

    private static void collectParts(Type type, Set<Class<?>> parts) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collectParts(argument, parts));
        } else if (type instanceof Class<?> part
                && part.getPackageName().equals(Message.class.getPackageName())
                && parts.add(part)
                && part.isRecord()) {
            Stream.of(part.getRecordComponents()).forEach(component -> collectParts(component.getGenericType(), parts));
        }
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ContractTest::records)
                : Stream.of(type);
    }

    static Stream<Sample> samples() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(ContractTest.class.getResource("/golden"))
                .toURI());
        try (Stream<Path> files = Files.list(golden)) {
            return files.sorted().map(Sample::new).toList().stream();
        }
    }

    /** A file of the golden samples, named {@code <wire name>[.<variant>].json}. */
    record Sample(Path file) {

        MessageType type() {
            String name = file.getFileName().toString().replaceFirst("(\\.v\\d+)\\..*", "$1");
            return MessageType.named(name).orElseThrow(() -> new AssertionError(file + " has no published type"));
        }

        String key() {
            return AboutOrder.class.isAssignableFrom(type().record()) ? "orderId" : "subscriptionId";
        }

        ObjectNode json() throws IOException {
            return (ObjectNode) PLAIN.readTree(file.toFile());
        }

        Message read() throws IOException {
            return MessageJson.read(type(), Files.readAllBytes(file));
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }
}
