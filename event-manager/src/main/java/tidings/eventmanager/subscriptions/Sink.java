package tidings.eventmanager.subscriptions;

import java.net.URI;

/** The destination of events. */
public sealed interface Sink {

    /** An address that receives events by HTTP POST and verifies their sender by the secret. */
    record Webhook(URI target, ContentMode mode, Secret secret) implements Sink {}

    /** A topic on the broker of this system. */
    record Topic(String name) implements Sink {}

    /** The HTTP form of an event (CloudEvents HTTP binding, section 3). */
    enum ContentMode {
        BINARY,
        STRUCTURED
    }
}
