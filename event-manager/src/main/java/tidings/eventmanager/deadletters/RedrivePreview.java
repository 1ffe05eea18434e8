package tidings.eventmanager.deadletters;

import java.util.List;

/**
 * The redrive of a group that has not been sent.
 *
 * @param waiting the number of waiting dead letters
 * @param examined the oldest of them
 */
public record RedrivePreview(long waiting, List<DeadLetterPreview> examined) {}
