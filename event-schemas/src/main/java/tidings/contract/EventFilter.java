package tidings.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter of the CloudEvents Subscriptions API. Exactly one dialect is set. */
public record EventFilter(
        @Nullable Map<String, String> exact,
        @Nullable Map<String, String> prefix,
        @Nullable Map<String, String> suffix,
        @Nullable List<EventFilter> all,
        @Nullable List<EventFilter> any,
        @Nullable EventFilter not,
        @Nullable String sql) {}
