package tidings.embedded;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which part listens on which port; made, and checked, before anything starts. */
final class PortPlan {

    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);

    private PortPlan() {}

    static PortPlan of(Map<Part, Integer> wanted) {
        PortPlan plan = new PortPlan();
        Set<Integer> planned = new HashSet<>();
        wanted.forEach((part, port) -> {
            if (port != 0 && (!planned.add(port) || !Ports.isFree(port))) {
                throw new StartFailed("port " + port + " is taken, and the " + part
                        + " wanted it: give it another with " + part.portOption() + " (0 takes any free one)");
            }
            plan.ports.put(part, port);
        });
        plan.ports.replaceAll((part, port) -> port == 0 ? unplanned(planned) : port);
        return plan;
    }

    private static int unplanned(Set<Integer> planned) {
        int port = Ports.anyFree();
        return planned.add(port) ? port : unplanned(planned);
    }

    @SuppressWarnings("NullAway") // every part has one
    int of(Part part) {
        return ports.get(part);
    }

    String address(Part part) {
        return Ports.HOST + ":" + of(part);
    }
}
