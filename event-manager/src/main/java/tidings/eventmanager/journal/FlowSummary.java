package tidings.eventmanager.journal;

import java.time.Instant;

/**
 * A flow of an order, in short.
 *
 * @param messages the number of messages about that order, without dead letters
 */
public record FlowSummary(
        String correlationId, String orderId, Instant startedAt, Instant lastAt, long messages, long deadLetters) {}
