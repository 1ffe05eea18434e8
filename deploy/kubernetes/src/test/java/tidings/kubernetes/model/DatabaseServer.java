package tidings.kubernetes.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** CloudNativePG's {@code Cluster}, with the fields used here; any other field is a typo. */
public record DatabaseServer(String apiVersion, String kind, Metadata metadata, Spec spec) {

    public record Metadata(String name, String namespace) {}

    public record Spec(
            int instances,
            Map<String, String> storage,
            boolean enableSuperuserAccess,
            Settings postgresql,
            Managed managed,
            Resources resources) {}

    public record Settings(
            Map<String, String> parameters,
            Synchronous synchronous,
            @JsonProperty("pg_hba") List<String> doors) {}

    public record Synchronous(String method, int number) {}

    public record Managed(List<Role> roles) {}

    public record Role(String name, boolean login, Reference passwordSecret) {}

    public record Reference(String name) {}

    public record Resources(Map<String, String> requests, Map<String, String> limits) {}

    /** A database on the server. */
    public record Database(String apiVersion, String kind, Metadata metadata, Ownership spec) {

        public record Ownership(Reference cluster, String name, String owner) {}
    }
}
