package tidings.system.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that only grows. An entry is on the disk before the provider answers. */
final class ProviderRecord {

    private final FileChannel file;

    private ProviderRecord(FileChannel file) {
        this.file = file;
    }

    /** Opens a record, or creates it. An entry that a crash cut off is removed: no request was answered because of it. */
    static ProviderRecord open(Path path) throws IOException {
        long complete = path.toFile().exists() ? complete(path).getBytes(UTF_8).length : 0;
        FileChannel file = FileChannel.open(path, CREATE, READ, WRITE);
        file.truncate(complete).position(complete);
        return new ProviderRecord(file);
    }

    /** Returns the entries so far; another process may be appending. */
    static List<ProviderEntry> read(Path path) throws IOException {
        return complete(path).lines().map(ProviderEntry::parse).toList();
    }

    synchronized void append(ProviderEntry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(entry.line().getBytes(UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(false);
    }

    private static String complete(Path path) throws IOException {
        String text = Files.readString(path);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
