package tidings.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** CloudNativePG's {@code Cluster}, as far as it is used here; whatever else is said is a typo. */
record DatabaseServer(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Metadata(String name, String namespace) {}

    record Spec(
            int instances,
            Map<String, String> storage,
            boolean enableSuperuserAccess,
            Settings postgresql,
            Managed managed,
            Resources resources) {}

    record Settings(
            Map<String, String> parameters,
            Synchronous synchronous,
            @JsonProperty("pg_hba") List<String> doors) {}

    record Synchronous(String method, int number) {}

    record Managed(List<Role> roles) {}

    record Role(String name, boolean login, Reference passwordSecret) {}

    record Reference(String name) {}

    record Resources(Map<String, String> requests, Map<String, String> limits) {}

    /** One database on it. */
    record Database(String apiVersion, String kind, Metadata metadata, Ownership spec) {

        record Ownership(Reference cluster, String name, String owner) {}
    }
}
