package tidings.kubernetes.rules;

import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SleepAction;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import java.util.stream.Stream;
import tidings.kubernetes.model.Manifests;

/** A stopping pod leaves the endpoints before SIGTERM and has enough grace period to drain. */
final class GracefulDrain implements Rule {

    /** The time for an endpoint change to reach every node. */
    private static final long ENDPOINT_SECONDS = 5;

    /** The limit of GracefulStopTest. */
    private static final long DRAIN_SECONDS = 15;

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.all(Deployment.class).stream().flatMap(GracefulDrain::findings);
    }

    private static Stream<String> findings(Deployment deployment) {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        long sleep = Optional.ofNullable(pod.getContainers().get(0).getLifecycle())
                .map(Lifecycle::getPreStop)
                .map(LifecycleHandler::getSleep)
                .map(SleepAction::getSeconds)
                .orElse(0L);
        long grace = Optional.ofNullable(pod.getTerminationGracePeriodSeconds()).orElse(0L);
        return Stream.of(
                        sleep >= ENDPOINT_SECONDS ? "" : "stops while it still receives requests",
                        grace >= sleep + DRAIN_SECONDS
                                ? ""
                                : "is killed " + grace + " s after SIGTERM, but a drain may take "
                                        + (sleep + DRAIN_SECONDS),
                        deployment
                                        .getSpec()
                                        .getStrategy()
                                        .getRollingUpdate()
                                        .getMaxUnavailable()
                                        .getValue()
                                        .equals(0)
                                ? ""
                                : "an old replica stops before a new one is ready")
                .filter(finding -> !finding.isEmpty())
                .map(finding -> Manifests.name(deployment) + ": " + finding);
    }
}
