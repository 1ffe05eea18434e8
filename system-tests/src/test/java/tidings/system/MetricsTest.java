package tidings.system;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.place;
import static tidings.system.RunningSystem.status;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tidings.embedded.Part;

/** The dashboard shows what there is to see. */
class MetricsTest {

    private static final Path DASHBOARD = Path.of("../deploy/observability/grafana/dashboards/tidings.json");
    /** Functions and labels are single words. */
    private static final Pattern METRIC = Pattern.compile("[a-z]+(_[a-z]+)+");

    @Test
    void every_number_of_the_dashboard_is_told_by_a_service() {
        String order = place("pm_card_visa").then().statusCode(202).extract().path("id");
        await().until(() -> "CONFIRMED".equals(status(order)));

        Set<String> told = Part.services().stream()
                .flatMap(service -> get(SYSTEM.url(service).resolve("/q/metrics"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(shown()).hasSizeGreaterThan(5).isSubsetOf(told);
    }

    private static Set<String> shown() {
        List<String> queries = JsonPath.from(DASHBOARD.toFile()).getList("panels.targets.expr.flatten()");
        return queries.stream()
                .flatMap(query -> METRIC.matcher(query).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
