package tidings.eventmanager.deadletters;

import java.util.List;

/**
 * What would be sent of a group.
 *
 * @param waiting how many letters
 * @param examined the oldest of them
 */
public record RedrivePreview(long waiting, List<DeadLetterPreview> examined) {}
