package tidings.embedded.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Path;

/** Explains why PostgreSQL did not start, and the remedy. */
final class PostgresStartFailure {

    private PostgresStartFailure() {}

    static String explain(Path log) {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            return "PostgreSQL refuses to run as root, and the workaround (a user namespace, by 'unshare -U') is"
                    + " not allowed on this system. Run as an ordinary user, for instance: runuser -u <user> -- ./demo";
        }
        return "PostgreSQL did not start; see " + log;
    }
}
