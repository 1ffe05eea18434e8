package tidings.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would be applied to a cluster means what the code means. */
class ManifestsTest {

    private static final String NO_TOOL = "neither kubectl nor kustomize is here to render the overlays with";
    private static final String KUSTOMIZATION = "kustomization.yaml";

    static List<Path> overlays() {
        return Sources.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void an_overlay_and_the_code_mean_the_same(Path overlay) {
        assumeTrue(Kustomize.tool().isPresent(), NO_TOOL);

        assertThat(Rules.findings(Kustomize.render(overlay))).isEmpty();
    }

    /** Without any tool: a typo in a file needs no rendering to be seen. */
    @Test
    void every_field_of_every_file_is_known() {
        List<String> findings = Sources.files(Sources.KUBERNETES, ".yaml").stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .flatMap(file -> KnownFields.findings(Manifests.parse(Sources.text(file))))
                .toList();

        assertThat(findings).isEmpty();
    }

    @Test
    void every_file_is_part_of_something() {
        List<Path> forgotten = Sources.files(Sources.KUBERNETES, ".yaml").stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .filter(file ->
                        !Sources.text(file.resolveSibling(KUSTOMIZATION)).contains(" " + file.getFileName() + "\n"))
                .toList();

        assertThat(forgotten).isEmpty();
    }

    @Test
    void no_password_is_kept_here_but_those_of_the_local_overlay() {
        List<Path> withSecrets = Sources.files(Sources.KUBERNETES, ".yaml").stream()
                .filter(file -> Sources.text(file).matches("(?s).*(secretGenerator|kind: Secret\n).*"))
                .toList();

        assertThat(withSecrets).containsExactly(Sources.overlay("local").resolve(KUSTOMIZATION));
    }
}
