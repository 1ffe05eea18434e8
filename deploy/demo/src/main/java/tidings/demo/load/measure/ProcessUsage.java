package tidings.demo.load.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources that a process and its children have used.
 *
 * <p>On Linux this includes children that have ended. Elsewhere it does not, and memory is unknown.
 *
 * @param cpuMillis user and system time
 * @param memoryBytes resident memory, shared memory counted once; 0 if unknown
 */
public record ProcessUsage(long cpuMillis, long memoryBytes) {

    private static final Path PROC = Path.of("/proc");
    /** The kernel reports CPU time to programs in ticks of 1/100 s. */
    private static final long MILLIS_PER_TICK = 10;

    public static ProcessUsage of(ProcessHandle process) {
        // Children first: one that ends meanwhile is counted twice rather than lost.
        List<ProcessHandle> children = process.descendants().toList();
        long cpu = children.stream().mapToLong(child -> cpuMillis(child, 2)).sum() + cpuMillis(process, 4);
        return new ProcessUsage(cpu, children.isEmpty() ? resident(process) : shared(process, children));
    }

    private static long cpuMillis(ProcessHandle process, int fields) {
        try {
            return ticks(Files.readString(PROC.resolve(process.pid() + "/stat")), fields) * MILLIS_PER_TICK;
        } catch (IOException goneOrNotLinux) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        }
    }

    /** Returns the sum of the first {@code fields} of utime, stime, cutime and cstime. */
    public static long ticks(String stat, int fields) {
        // The name of the program, in brackets, may contain anything; utime is the 12th field after it.
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Stream.of(afterName)
                .skip(11)
                .limit(fields)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static long resident(ProcessHandle process) {
        return kilobytes(process, "status", "VmRSS:") * 1024;
    }

    private static long shared(ProcessHandle process, List<ProcessHandle> children) {
        return Stream.concat(Stream.of(process), children.stream())
                .mapToLong(one -> kilobytes(one, "smaps_rollup", "Pss:") * 1024)
                .sum();
    }

    private static long kilobytes(ProcessHandle process, String file, String field) {
        Path path = PROC.resolve(Long.toString(process.pid())).resolve(file);
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
    }
}
