package tidings.embedded;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tidings.embedded.process.Ports;
import tidings.embedded.process.StartFailed;

/** The port of each component: chosen and checked before anything starts. */
final class PortAllocation {

    private final Map<Component, Integer> ports = new EnumMap<>(Component.class);

    private PortAllocation() {}

    /** Checks only the ports of components that are started. */
    static PortAllocation of(SystemOptions options) {
        PortAllocation allocation = new PortAllocation();
        Set<Integer> taken = new HashSet<>();
        options.ports().forEach((component, port) -> {
            if (port != 0 && (!taken.add(port) || !isFree(component, port, options))) {
                throw new StartFailed(
                        "port " + port + " is taken, so the " + component + " cannot use it: choose another one with "
                                + component.portOption() + " (0 takes any free one)");
            }
            allocation.ports.put(component, port);
        });
        allocation.ports.replaceAll((component, port) -> port == 0 ? freePort(taken) : port);
        return allocation;
    }

    private static boolean isFree(Component component, int port, SystemOptions options) {
        return options.without().contains(component) || Ports.isFree(port);
    }

    private static int freePort(Set<Integer> taken) {
        int port = Ports.anyFree();
        return taken.add(port) ? port : freePort(taken);
    }

    @SuppressWarnings("NullAway") // every component has a port
    int of(Component component) {
        return ports.get(component);
    }

    String address(Component component) {
        return Ports.HOST + ":" + of(component);
    }
}
