package tidings.system.faults.injection;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tidings.embedded.Component;

/** The proxies in front of the broker or the database: each service has its own. */
public final class Proxies implements AutoCloseable {

    private final Map<Component, Proxy> proxies = new EnumMap<>(Component.class);

    public Proxies() {
        Component.services().forEach(service -> proxies.put(service, Proxy.open()));
    }

    public Proxy of(Component service) {
        return proxies.get(service);
    }

    /** Returns the proxy of any service. */
    public Proxy any(Random random) {
        return List.copyOf(proxies.values()).get(random.nextInt(proxies.size()));
    }

    public Collection<Proxy> all() {
        return proxies.values();
    }

    /** Forwards new connections to a port of this machine, and closes the open ones. */
    public void target(int port) {
        all().forEach(proxy -> proxy.inFrontOf(port));
        cut();
    }

    /** Closes every open connection. */
    public void cut() {
        all().forEach(Proxy::cut);
    }

    /** Delays each chunk in each direction; 0 means no delay. */
    public void delay(int millis) {
        all().forEach(proxy -> proxy.delay(millis));
    }

    /** Ends every fault. */
    public void heal() {
        delay(0);
        all().forEach(Proxy::heal);
    }

    @Override
    public void close() throws IOException {
        for (Proxy proxy : all()) {
            proxy.close();
        }
    }
}
