package tidings.subscriptions.domain;

import java.util.Map;

/** A question about the attributes of an event in a language of its own. */
public interface Expression {

    /** False also where it makes no sense for this event. */
    boolean isTrueOf(Map<String, String> attributes);
}
