package tidings.eventmanager.deliveries.outbound;

import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import tidings.eventmanager.deliveries.DeliveryConfig;
import tidings.eventmanager.deliveries.domain.PublicAddress;

/**
 * Resolves the addresses of webhooks and rejects private ones.
 *
 * <p>Each attempt resolves the name anew and connects to the checked address itself, which defeats DNS rebinding.
 */
@ApplicationScoped
class TargetResolver {

    private final Vertx vertx;
    private final boolean privateAllowed;

    @Inject
    TargetResolver(Vertx vertx, DeliveryConfig config) {
        this(vertx, config.privateTargetsAllowed());
    }

    TargetResolver(Vertx vertx, boolean privateAllowed) {
        this.vertx = vertx;
        this.privateAllowed = privateAllowed;
    }

    /** Fails with {@link Forbidden} if any address of the host is private, or if it has none. */
    Uni<InetAddress> resolve(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(plain);
        return literal == null
                ? Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> lookUp(plain), false)
                        .toCompletionStage())
                : Uni.createFrom().item(() -> checked(plain, literal));
    }

    private InetAddress lookUp(String host) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!privateAllowed && !Arrays.stream(addresses).allMatch(PublicAddress::isPublic)) {
                throw new Forbidden(host + " is not a public address");
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new Forbidden(host + " cannot be resolved");
        }
    }

    private InetAddress checked(String host, byte[] literal) {
        try {
            InetAddress address = InetAddress.getByAddress(literal);
            if (!privateAllowed && !PublicAddress.isPublic(address)) {
                throw new Forbidden(host + " is not a public address");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A host that may not receive events. */
    static final class Forbidden extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Forbidden(String reason) {
            super(reason);
        }
    }
}
