package tidings.eventmanager.delivery.webhook;

import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Resolves the addresses of webhooks and rejects private ones.
 *
 * <p>Each attempt resolves the name anew and connects to the checked address itself, which defeats DNS rebinding.
 */
@ApplicationScoped
class TargetResolver {

    /** Names that hang use one thread each, of a pool that nothing else uses. */
    private static final int THREADS = 50;

    private final WorkerExecutor lookUps;
    private final ConcurrentMap<String, Future<InetAddress>> pending = new ConcurrentHashMap<>();
    private final boolean privateAllowed;

    @Inject
    TargetResolver(Vertx vertx, WebhookConfig config) {
        this(vertx, config.privateTargetsAllowed());
    }

    TargetResolver(Vertx vertx, boolean privateAllowed) {
        this.lookUps = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
        this.privateAllowed = privateAllowed;
    }

    /** Fails with {@link Forbidden} if any address of the host is private, or if it has none. */
    Uni<InetAddress> resolve(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(plain);
        return literal == null
                ? Uni.createFrom().completionStage(() -> lookUpOnce(plain).toCompletionStage())
                : Uni.createFrom().item(() -> permitted(plain, literal));
    }

    /** Joins a pending look-up of the same name. */
    private Future<InetAddress> lookUpOnce(String host) {
        Promise<InetAddress> result = Promise.promise();
        Future<InetAddress> earlier = pending.putIfAbsent(host, result.future());
        if (earlier != null) {
            return earlier;
        }
        lookUps.executeBlocking(() -> lookUp(host), false).onComplete(done -> {
            pending.remove(host);
            result.handle(done);
        });
        return result.future();
    }

    private InetAddress lookUp(String host) {
        try {
            return permitted(host, addresses(host));
        } catch (UnknownHostException e) {
            throw new Forbidden(host + " cannot be resolved");
        }
    }

    /** Blocks. */
    InetAddress[] addresses(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    private InetAddress permitted(String host, InetAddress... addresses) {
        if (!privateAllowed && !Arrays.stream(addresses).allMatch(PublicAddress::isPublic)) {
            throw new Forbidden(host + " is not a public address");
        }
        return addresses[0];
    }

    /** A host that may not receive events. */
    static final class Forbidden extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Forbidden(String reason) {
            super(reason);
        }
    }
}
