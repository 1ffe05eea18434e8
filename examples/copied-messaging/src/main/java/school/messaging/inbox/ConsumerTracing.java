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
 * Makes a span per handled message: a child of the sender's span, and the parent of the messages sent meanwhile.
 *
 * <p>If tracing is disabled (the default), the trace context is passed on unchanged. The attributes follow OpenTelemetry's
 * semantic conventions for messaging and for CloudEvents.
 */
@ApplicationScoped
class ConsumerTracing {

    private final Tracer tracer;

    /**
     * A disabled SDK would still make spans, and throw them away.
     *
     * @param disabled a key of Quarkus, whose prefix belongs to its own mapping
     */
    ConsumerTracing(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = disabled ? TracerProvider.noop().get("school") : tracer;
    }

    /** Runs the reaction with the message as {@link school.messaging.envelope.MessageContext}. */
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
        message.toContext(TraceContext.write(Context.root().with(span))).makeCurrent();
        return Uni.createFrom()
                .deferred(() -> reaction.apply(message))
                .onFailure()
                .invoke(failure -> span.recordException(failure).setStatus(StatusCode.ERROR))
                .onTermination()
                .invoke(span::end);
    }
}
