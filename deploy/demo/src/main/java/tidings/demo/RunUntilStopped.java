package tidings.demo;

import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Task;

/** Keeps the system running until the user stops it or a component crashes. */
final class RunUntilStopped implements Task {

    private final long begin = System.nanoTime();
    private final StartReport report;

    RunUntilStopped(StartReport report) {
        this.report = report;
    }

    @Override
    public int run(EmbeddedSystem system) throws InterruptedException {
        report.ready(system, (System.nanoTime() - begin) / 1e9);
        system.awaitCrash();
        return 1;
    }
}
