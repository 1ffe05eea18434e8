package tidings.eventmanager.http;

/**
 * The owner of subscriptions, streams and actions: what belongs to one owner, no other one sees.
 *
 * @param name a name that the entrance has checked
 */
public record Owner(String name) {}
