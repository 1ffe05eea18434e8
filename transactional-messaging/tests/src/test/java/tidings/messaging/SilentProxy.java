package tidings.messaging;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy that can fall silent: it then swallows what its connections send, and closes none, like a host that is gone. */
final class SilentProxy implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final int target;
    private final NetServer server;
    private final Set<NetSocket> speaking = ConcurrentHashMap.newKeySet();

    private SilentProxy(Vertx vertx, int target) {
        this.vertx = vertx;
        this.target = target;
        this.server = vertx.createNetServer().connectHandler(this::connect);
    }

    static SilentProxy inFrontOf(int port, Vertx vertx) {
        SilentProxy proxy = new SilentProxy(vertx, port);
        proxy.server.listen(0, HOST).toCompletionStage().toCompletableFuture().join();
        return proxy;
    }

    int port() {
        return server.actualPort();
    }

    /** Silences the open connections, in both directions. New ones work. */
    void silence() {
        speaking.clear();
    }

    private void connect(NetSocket client) {
        client.pause();
        vertx.createNetClient()
                .connect(target, HOST)
                .onFailure(refused -> client.close())
                .onSuccess(database -> {
                    speaking.add(client);
                    pass(client, client, database);
                    pass(client, database, client);
                    client.resume();
                });
    }

    private void pass(NetSocket connection, NetSocket from, NetSocket to) {
        from.handler(data -> {
            if (speaking.contains(connection)) {
                to.write(data);
            }
        });
        from.closeHandler(closed -> {
            if (speaking.contains(connection)) {
                to.close();
            }
        });
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
