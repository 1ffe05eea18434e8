package tidings.eventmanager.subscriptions.domain;

import java.net.URI;

/** Where events are delivered to. */
public sealed interface Sink {

    /** An address that takes events by HTTP POST, and knows by the secret that they are from here. */
    record Webhook(URI target, ContentMode mode, Secret secret) implements Sink {}

    /** A topic on the broker of this system. */
    record Topic(String name) implements Sink {}

    /** How an event becomes an HTTP message (CloudEvents HTTP binding, section 3). */
    enum ContentMode {
        BINARY,
        STRUCTURED
    }
}
