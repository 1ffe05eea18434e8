package tidings.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.embedded.process.DirectoryTree;
import tidings.embedded.process.StartFailed;

/** The directory with the data and logs of one system: chosen by the user, or temporary. */
final class DataDirectory {

    private static final int LAST_LINES = 20;

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path path, boolean temporary) throws IOException {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock(path);
        Files.createDirectories(logs());
    }

    static DataDirectory of(@Nullable Path chosen) {
        try {
            return chosen == null
                    ? new DataDirectory(Files.createTempDirectory("tidings"), true)
                    : new DataDirectory(Files.createDirectories(chosen.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new StartFailed("cannot use the data directory: " + e, e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException usedInThisProcess) {
            // Same as a lock of another process.
        }
        channel.close();
        throw new StartFailed(path + " is in use by another system");
    }

    Path path() {
        return path;
    }

    boolean isTemporary() {
        return temporary;
    }

    Path of(Component component) {
        return path.resolve(component.label());
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(Component component) {
        return log(component.label());
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Returns the end of a log as the last part of an error message. */
    String logTail(Path log) {
        List<String> lines = lastLines(log);
        return lines.isEmpty() ? "" : "; the end of " + log + ":\n  " + String.join("\n  ", lines);
    }

    List<String> lastLines(Path log) {
        Deque<String> last = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            });
        } catch (IOException | UncheckedIOException unreadable) {
            last.addLast("(cannot read " + log + ": " + unreadable.getMessage() + ")");
        }
        return List.copyOf(last);
    }

    /** Releases the lock and deletes a temporary directory; {@code keepLogs} keeps its logs. */
    void release(boolean keepLogs) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (temporary) {
            DirectoryTree.delete(path, keepLogs ? logs() : null);
        }
    }
}
