package tidings.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.kubernetes.model.Kustomize;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Sources;
import tidings.kubernetes.rules.KnownFields;
import tidings.kubernetes.rules.Rules;

/** Compares the manifests with the code. */
class ManifestsTest {

    private static final String NO_TOOL = "needs kubectl or kustomize to render the overlays";
    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final List<String> CONTAINERS =
            List.of("images/Dockerfile.jvm", "images/Dockerfile.native", "compose/compose.yaml");
    private static final Pattern POD_START =
            Pattern.compile("startupProbe:.*?periodSeconds: (\\d+).*?failureThreshold: (\\d+)", Pattern.DOTALL);
    private static final Pattern CONTAINER_START = Pattern.compile("start[-_]period[=:] ?(\\d+)s");

    static List<Path> overlays() {
        return Sources.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void an_overlay_agrees_with_the_code(Path overlay) {
        assumeTrue(Kustomize.tool().isPresent(), NO_TOOL);

        assertThat(Rules.findings(Kustomize.render(overlay))).isEmpty();
    }

    /** Runs without any tool: a typo in a file shows without rendering. */
    @Test
    void every_field_of_every_file_is_known() {
        List<String> findings = Sources.files(Sources.KUBERNETES, ".yaml").stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .flatMap(file -> KnownFields.findings(Manifests.parse(Sources.text(file))))
                .toList();

        assertThat(findings).isEmpty();
    }

    @Test
    void a_kustomization_includes_every_file() {
        List<Path> forgotten = Sources.files(Sources.KUBERNETES, ".yaml").stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .filter(file ->
                        !Sources.text(file.resolveSibling(KUSTOMIZATION)).contains(" " + file.getFileName() + "\n"))
                .toList();

        assertThat(forgotten).isEmpty();
    }

    @Test
    void only_the_local_overlay_contains_passwords() {
        List<Path> withSecrets = Sources.files(Sources.KUBERNETES, ".yaml").stream()
                .filter(file -> Sources.text(file).matches("(?s).*(secretGenerator|kind: Secret\n).*"))
                .toList();

        assertThat(withSecrets).containsExactly(Sources.overlay("local").resolve(KUSTOMIZATION));
    }

    /** A slow machine needs minutes. {@code docker compose up --wait} would give up on a container that still starts. */
    @Test
    void a_container_has_as_long_to_start_as_a_pod() {
        Matcher pod = POD_START.matcher(Sources.text(Sources.KUBERNETES.resolve("base/service/deployment.yaml")));
        assertThat(pod.find()).isTrue();
        int seconds = Integer.parseInt(pod.group(1)) * Integer.parseInt(pod.group(2));

        assertThat(CONTAINERS).allSatisfy(file -> assertThat(startPeriods(Sources.KUBERNETES.resolveSibling(file)))
                .containsOnly(seconds));
    }

    private static List<Integer> startPeriods(Path file) {
        return CONTAINER_START
                .matcher(Sources.text(file))
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }
}
