package tidings.demo.report;

import picocli.CommandLine.Help.Ansi;
import tidings.embedded.client.Check;

/** A check as one line with a coloured verdict. */
public final class CheckLine {

    private CheckLine() {}

    public static String of(Check check, Ansi ansi) {
        String verdict =
                check.ok() ? ansi.string("@|green ok|@") + "      " : ansi.string("@|bold,red NOT OK|@") + "  ";
        return verdict + check.outcome();
    }
}
