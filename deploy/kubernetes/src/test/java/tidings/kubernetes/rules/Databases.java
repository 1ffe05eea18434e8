package tidings.kubernetes.rules;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tidings.kubernetes.model.DatabaseServer;
import tidings.kubernetes.model.Manifests;
import tidings.kubernetes.model.Settings;

/** Each service has its own database and role, and the role may connect to no other database. */
final class Databases implements Rule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        Set<String> wanted = Settings.SERVICES.stream()
                .map(service -> Settings.of(service).get("database.name"))
                .collect(toSet());
        return Stream.concat(
                AllowedConnections.differences("database ", wanted, databases(manifests)),
                manifests.all(DatabaseServer.class).stream().flatMap(server -> findings(server, wanted)));
    }

    private static Set<String> databases(Manifests manifests) {
        return manifests.all(DatabaseServer.Database.class).stream()
                .map(DatabaseServer.Database::spec)
                .map(database -> database.name().equals(database.owner())
                        ? database.name()
                        : database.name() + " of " + database.owner())
                .collect(toSet());
    }

    private static Stream<String> findings(DatabaseServer server, Set<String> wanted) {
        List<String> doors = new ArrayList<>(server.spec().postgresql().doors());
        String last = doors.isEmpty() ? "" : doors.remove(doors.size() - 1);
        return Stream.of(
                        AllowedConnections.differences(
                                "role ",
                                wanted.stream()
                                        .map(name -> name + " by " + name + "-database")
                                        .collect(toSet()),
                                server.spec().managed().roles().stream()
                                        .filter(DatabaseServer.Role::login)
                                        .map(role -> role.name() + " by "
                                                + role.passwordSecret().name())
                                        .collect(toSet())),
                        AllowedConnections.differences(
                                "pg_hba line ",
                                wanted.stream()
                                        .map(name -> "hostssl " + name + " " + name + " all scram-sha-256")
                                        .collect(toSet()),
                                Set.copyOf(doors)),
                        last.equals("host all all all reject")
                                ? Stream.<String>of()
                                : Stream.of("the last pg_hba line does not reject: " + last))
                .flatMap(each -> each);
    }
}
