package tidings.embedded;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tidings.embedded.process.Ports;
import tidings.embedded.process.StartFailed;

/** Which part listens on which port; made, and checked, before anything starts. */
final class PortAllocation {

    private final Map<Component, Integer> ports = new EnumMap<>(Component.class);

    private PortAllocation() {}

    static PortAllocation of(Map<Component, Integer> wanted) {
        PortAllocation plan = new PortAllocation();
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
    int of(Component part) {
        return ports.get(part);
    }

    String address(Component part) {
        return Ports.HOST + ":" + of(part);
    }
}
