package tidings.system.faults.injection;

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

/** A TCP proxy that can delay or swallow data, cut and refuse connections, and lose the answers to commits. */
public final class Proxy implements AutoCloseable {

    private enum Mode {
        FORWARD,
        REFUSE,
        SWALLOW
    }

    private final ServerSocket listener;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Mode mode = Mode.FORWARD;
    private final CommitAnswers commitAnswers = new CommitAnswers();
    private volatile int target;
    private volatile int delayMillis;

    private Proxy(ServerSocket listener) {
        this.listener = listener;
    }

    public static Proxy open() {
        try {
            Proxy proxy = new Proxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forwards to a port of this machine; returns its own port. */
    public int inFrontOf(int port) {
        target = port;
        return listener.getLocalPort();
    }

    /** Delays each chunk in each direction; 0 means no delay. */
    public void delay(int millis) {
        delayMillis = millis;
    }

    /** Returns the answers to commits, if there is a database behind. */
    public CommitAnswers commitAnswers() {
        return commitAnswers;
    }

    /** Closes every connection, and each new one, until {@link #heal}. */
    public void refuse() {
        mode = Mode.REFUSE;
        cut();
    }

    /**
     * Keeps connections open and forwards nothing, not even their end, until {@link #heal} cuts them.
     *
     * <p>A new connection is accepted and not answered.
     */
    public void swallow() {
        mode = Mode.SWALLOW;
    }

    /** Ends {@link #refuse} and {@link #swallow}. */
    public void heal() {
        if (mode != Mode.FORWARD) {
            mode = Mode.FORWARD;
            cut();
        }
    }

    /** Closes every open connection. */
    public void cut() {
        for (Socket each = connections.poll(); each != null; each = connections.poll()) {
            close(each);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                // The loop ends if the listener is closed.
            }
        }
    }

    private void connect(Socket client) {
        if (mode == Mode.REFUSE) {
            close(client);
            return;
        }
        if (mode == Mode.SWALLOW) {
            connections.add(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            connections.add(client);
            connections.add(server);
            threads.execute(() -> copy(server, client));
            copy(client, server);
        } catch (IOException targetDown) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] chunk = new byte[16 * 1024];
        boolean swallowed = false;
        try {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                swallowed |= mode == Mode.SWALLOW;
                if (swallowed) {
                    continue;
                }
                if (commitAnswers.loses(chunk, length)) {
                    return;
                }
                out.write(chunk, 0, length);
            }
        } catch (IOException cutOff) {
            // The finally block closes the other side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            connections.remove(from);
            if (mode != Mode.SWALLOW) {
                close(to);
                connections.remove(to);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed already.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
        threads.shutdownNow();
    }
}
