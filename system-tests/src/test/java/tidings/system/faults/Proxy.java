package tidings.system.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes on what comes to it over TCP, until it is told to be slow or to cut the connections. */
final class Proxy implements AutoCloseable {

    private final ServerSocket door;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int target;
    private volatile int delayMillis;

    private Proxy(ServerSocket door) {
        this.door = door;
    }

    static Proxy open() {
        try {
            Proxy proxy = new Proxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stands in front of a port of this machine; returns its own. */
    int inFrontOf(int port) {
        target = port;
        return door.getLocalPort();
    }

    /** From now on each piece takes so much longer, in each direction; 0 for as fast as can be. */
    void delay(int millis) {
        delayMillis = millis;
    }

    /** Ends every connection that there is, wherever it is in what it says. */
    void cut() {
        for (Socket each = connections.poll(); each != null; each = connections.poll()) {
            end(each);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                // The loop sees whether that was the door.
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            connections.add(client);
            connections.add(server);
            threads.execute(() -> pass(server, client));
            pass(client, server);
        } catch (IOException nobodyThere) {
            end(client);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[16 * 1024];
        try {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                out.write(piece, 0, length);
            }
        } catch (IOException cutOff) {
            // So is the other side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
            connections.remove(from);
            connections.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // That was the aim.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        threads.shutdownNow();
    }
}
