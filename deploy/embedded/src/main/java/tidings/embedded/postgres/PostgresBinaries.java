package tidings.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where PostgreSQL's programs are unpacked, once for each user.
 *
 * <p>The library's own place is one directory for everybody, which the second user of a machine cannot write to, and
 * where anybody may put programs for the others; so this one lies in a directory that only its owner may enter.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path directory() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Path own = Files.isDirectory(home) && Files.isWritable(home)
                ? Files.createDirectories(home.resolve(".cache")).resolve("tidings")
                : Path.of(System.getProperty("java.io.tmpdir"), "tidings-of-" + System.getProperty("user.name"));
        return existing(own).resolve("postgres");
    }

    private static Path existing(Path own) throws IOException {
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
