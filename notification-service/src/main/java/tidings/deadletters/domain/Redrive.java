package tidings.deadletters.domain;

/** A message that is to be sent again. */
public record Redrive(long letter, String topic, Content content) {}
