package tidings.demo;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/**
 * Reports the start of the system and how to use it.
 *
 * @param ansi whether there are colours
 * @param quiet prints only the addresses
 */
record StartReport(PrintStream out, Ansi ansi, boolean quiet) {

    /** Reports what starts; the returned options report the progress. Quiet, it does neither. */
    SystemOptions begin(SystemOptions options) {
        if (quiet) {
            return options;
        }
        out.println("Starting the database and the broker, then the services.");
        return options.withProgress(this::progress);
    }

    private void progress(String line) {
        out.println(line.replaceFirst("ready in [0-9.]+ s", ansi.string("@|green $0|@"))
                .replaceFirst("ended with.*|killed$", ansi.string("@|bold,red $0|@")));
    }

    void ready(EmbeddedSystem system, double seconds) {
        if (quiet) {
            out.print(Welcome.addresses(system));
        } else {
            String ready = String.format(Locale.ROOT, "%n@|bold,green Tidings is ready after %.1f s.|@", seconds);
            out.println(ansi.string(ready + " Ctrl-C stops it.\n\n" + Welcome.to(system)));
        }
        out.flush();
    }
}
