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
 * A program that stops the processes of a launcher that was killed.
 *
 * <p>It reads {@code process <start order> <pid>} and {@code directory <path>} from its standard input. When the input ends, it
 * stops the processes, the highest start order first, and deletes the directory.
 */
final class Reaper {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final NavigableMap<Integer, List<ProcessHandle>> processes = new TreeMap<>(Comparator.reverseOrder());
    private final List<Path> directories = new ArrayList<>();

    private Reaper() {}

    public static void main(String[] arguments) throws IOException {
        Reaper reaper = new Reaper();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            reaper.register(line);
        }
        reaper.stopAll();
    }

    private void register(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("process")) {
            ProcessHandle.of(Long.parseLong(words[2])).ifPresent(process -> processes
                    .computeIfAbsent(Integer.valueOf(words[1]), group -> new ArrayList<>())
                    .add(process));
        } else {
            directories.add(Path.of(line.substring("directory ".length())));
        }
    }

    private void stopAll() {
        processes.values().forEach(group -> {
            group.forEach(ProcessHandle::destroy);
            group.forEach(process -> Processes.end(process, STOP_TIMEOUT));
        });
        directories.forEach(directory -> DirectoryTree.delete(directory, null));
    }
}
