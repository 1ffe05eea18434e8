package school.messaging.inbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import school.contract.MessageType;
import school.messaging.envelope.Envelope;
import school.messaging.envelope.TraceContext;

/**
 * Shows the handling of each message as a span: a child of the one that its message names, and the parent of what is sent
 * meanwhile. Where nobody wants traces (as by default) the trace context is passed on as it came.
 *
 * <p>Attributes: OpenTelemetry's semantic conventions for messaging and for CloudEvents.
 */
@ApplicationScoped
class ConsumerTracing {

    private final Tracer tracer;

    /** A disabled SDK would still make spans, and throw them away. */
    ConsumerTracing(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = disabled ? TracerProvider.noop().get("school") : tracer;
    }

    /** Has the reaction handle the message, as the cause of what it sends. */
    Uni<Void> around(Envelope message, Function<Envelope, Uni<Void>> reaction) {
        String type = MessageType.of(message.message()).name();
        Span span = tracer.spanBuilder("process " + type)
                .setParent(TraceContext.read(message.traceparent()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.message.id", message.id())
                .setAttribute("messaging.message.conversation_id", message.correlationId())
                .setAttribute("cloudevents.event_type", type)
                .startSpan();
        message.asCause(TraceContext.write(Context.root().with(span))).makeCurrent();
        return Uni.createFrom()
                .deferred(() -> reaction.apply(message))
                .onFailure()
                .invoke(failure -> span.recordException(failure).setStatus(StatusCode.ERROR))
                .onTermination()
                .invoke(span::end);
    }
}
