package tidings.system;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.place;
import static tidings.system.RunningSystem.status;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;

/** The dashboard uses only metrics that exist. */
class MetricsTest {

    private static final Path DASHBOARD = Path.of("../deploy/observability/grafana/dashboards/tidings.json");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    /** Functions of PromQL are single words, metrics are not. */
    private static final Pattern METRIC = Pattern.compile("[a-z]+(_[a-z]+)+");
    /** The labels that Prometheus adds. */
    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    @Test
    void services_export_every_metric_and_label_of_the_dashboard() {
        String order = place("pm_card_visa").then().statusCode(202).extract().path("id");
        await().until(() -> "CONFIRMED".equals(status(order)));
        List<String> exported = Component.services().stream()
                .flatMap(service -> get(SYSTEM.url(service).resolve("/q/metrics"))
                        .asString()
                        .lines())
                .toList();

        List<String> queries = JsonPath.from(DASHBOARD.toFile()).getList("panels.targets.expr.flatten()");

        assertThat(queries).isNotEmpty().allSatisfy(query -> assertThat(metrics(query))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(exported).as(query).anyMatch(line -> matches(line, metric, labels(query)))));
    }

    private static boolean matches(String line, String metric, List<String> labels) {
        return line.split("[{ ]", 2)[0].equals(metric)
                && labels.stream().allMatch(label -> line.contains(label + "=\""));
    }

    private static List<String> metrics(String query) {
        return METRIC.matcher(GROUPING.matcher(query).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> labels(String query) {
        return GROUPING.matcher(query)
                .results()
                .flatMap(grouping -> Arrays.stream(grouping.group(1).split(", ")))
                .filter(label -> !TARGET_LABELS.contains(label))
                .toList();
    }
}
