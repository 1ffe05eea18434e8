package tidings.embedded.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Path;

/** Says why PostgreSQL did not start, and what to do. */
final class PostgresStartFailure {

    private PostgresStartFailure() {}

    static String explain(Path log) {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            return "PostgreSQL refuses to run as root, and the way round it (a user namespace, by 'unshare -U') is"
                    + " closed on this system. Run as an ordinary user, for instance: runuser -u <user> -- ./demo";
        }
        return "PostgreSQL did not start; its last words are in " + log;
    }
}
