package tidings.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory with the programs of PostgreSQL, unpacked once per user.
 *
 * <p>The library's default directory is shared by all users: only its first user can write to it, and any user could place
 * programs there for others. This directory is accessible to its owner only.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path directory() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Path own = Files.isDirectory(home) && Files.isWritable(home)
                ? Files.createDirectories(home.resolve(".cache")).resolve("tidings")
                : Path.of(System.getProperty("java.io.tmpdir"), "tidings-of-" + System.getProperty("user.name"));
        return createOrCheck(own).resolve("postgres");
    }

    private static Path createOrCheck(Path own) throws IOException {
        boolean posix = own.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            return posix
                    ? Files.createDirectory(
                            own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    : Files.createDirectory(own);
        }
        String owner = Files.getOwner(own, LinkOption.NOFOLLOW_LINKS).getName();
        if (posix && !owner.equals(System.getProperty("user.name"))) {
            throw new IOException(own + " belongs to " + owner);
        }
        return own;
    }
}
