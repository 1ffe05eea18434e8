package tidings.kubernetes.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rendered resources: as documents, in which a test can make a mistake, and as typed models for the rules. */
public record Manifests(List<ObjectNode> documents) {

    private static final ObjectMapper YAML = new YAMLMapper();

    public static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll().stream()
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A deep copy, for a mistake. */
    public Manifests copy() {
        return new Manifests(
                documents.stream().map(ObjectNode::deepCopy).collect(Collectors.toCollection(ArrayList::new)));
    }

    public <T> List<T> all(Class<T> type) {
        return documents.stream()
                .filter(document -> Kinds.type(document).filter(type::equals).isPresent())
                .map(document -> typed(document, type))
                .toList();
    }

    public static <T> T typed(ObjectNode document, Class<T> type) {
        try {
            return YAML.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(Kinds.title(document) + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The pod templates of services and migrations, by name. */
    public Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
        all(Deployment.class)
                .forEach(service -> pods.put(name(service), service.getSpec().getTemplate()));
        all(Job.class).forEach(job -> pods.put(name(job), job.getSpec().getTemplate()));
        return pods;
    }

    public static String name(HasMetadata resource) {
        return resource.getMetadata().getName();
    }
}
