package tidings.embedded.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Outlives a launcher that was killed, by just enough to end what it left behind.
 *
 * <p>A program that is told on its standard input what there is ({@code process <stage> <pid>}, {@code directory
 * <path>}). When the input ends, so do the processes, the highest stage first; then the directory is removed.
 */
final class Reaper {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final NavigableMap<Integer, List<ProcessHandle>> processes = new TreeMap<>(Comparator.reverseOrder());
    private final List<Path> directories = new ArrayList<>();

    private Reaper() {}

    public static void main(String[] arguments) throws IOException {
        Reaper guard = new Reaper();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            guard.note(line);
        }
        guard.end();
    }

    private void note(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("process")) {
            ProcessHandle.of(Long.parseLong(words[2])).ifPresent(process -> processes
                    .computeIfAbsent(Integer.valueOf(words[1]), stage -> new ArrayList<>())
                    .add(process));
        } else {
            directories.add(Path.of(line.substring("directory ".length())));
        }
    }

    private void end() {
        processes.values().forEach(stage -> {
            stage.forEach(ProcessHandle::destroy);
            stage.forEach(process -> Processes.end(process, GRACE));
        });
        directories.forEach(directory -> DirectoryTree.delete(directory, null));
    }
}
