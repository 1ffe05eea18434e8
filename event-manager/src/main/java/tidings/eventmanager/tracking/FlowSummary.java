package tidings.eventmanager.tracking;

import java.time.Instant;

/**
 * A flow that an order is part of, in a few words.
 *
 * @param messages about that order, without dead letters
 */
public record FlowSummary(
        String correlationId, String orderId, Instant startedAt, Instant lastAt, long messages, long deadLetters) {}
