package tidings.embedded.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class Ports {

    public static final String HOST = "127.0.0.1";

    private static final int LOWEST = 10_000;
    /** Below the range that operating systems use for outgoing connections, so a port stays free while its server is down. */
    private static final int HIGHEST = 30_000;

    private Ports() {}

    /** Returns {@code wanted}, or any free port if that is 0. */
    public static int orFree(int wanted) {
        return wanted == 0 ? anyFree() : wanted;
    }

    public static int anyFree() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("found no free port between " + LOWEST + " and " + HIGHEST);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
