package tidings.kubernetes;

import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SleepAction;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is told to stop was forgotten by everybody before, and has the time that it may take. */
final class Draining implements Rule {

    /** For Endpoints to be told, and acted upon, everywhere. */
    private static final long FORGOTTEN_SECONDS = 5;

    /** What GracefulStopTest grants. */
    private static final long DRAIN_SECONDS = 15;

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests.all(Deployment.class).stream().flatMap(Draining::findings);
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
                        sleep >= FORGOTTEN_SECONDS ? "" : "is told to stop while requests are still sent to it",
                        grace >= sleep + DRAIN_SECONDS
                                ? ""
                                : "is killed " + grace + " s after it was told to stop, of which it may need "
                                        + (sleep + DRAIN_SECONDS),
                        deployment
                                        .getSpec()
                                        .getStrategy()
                                        .getRollingUpdate()
                                        .getMaxUnavailable()
                                        .getValue()
                                        .equals(0)
                                ? ""
                                : "an old replica goes before a new one is there")
                .filter(finding -> !finding.isEmpty())
                .map(finding -> Manifests.name(deployment) + ": " + finding);
    }
}
