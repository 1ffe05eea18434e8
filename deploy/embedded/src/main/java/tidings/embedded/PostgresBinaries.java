package tidings.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where PostgreSQL's programs are unpacked, once for each user.
 *
 * <p>The library's own place is one directory for everybody, which the second user of a machine cannot write to, and
 * which anybody can; so this one lies behind a directory that only its owner may enter.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path directory() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.isDirectory(home) && Files.isWritable(home) ? underHome(home) : underTemporary();
    }

    private static Path underHome(Path home) throws IOException {
        Path tidings = Files.createDirectories(home.resolve(".cache")).resolve("tidings");
        if (!Files.exists(tidings)) {
            createPrivate(tidings);
        }
        return tidings.resolve("postgres");
    }

    /** A user without a home unpacks anew each time. */
    private static Path underTemporary() throws IOException {
        return Files.createTempDirectory("tidings-postgres").resolve("postgres");
    }

    private static void createPrivate(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(directory);
        }
    }
}
