package tidings.demo;

import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Task;

/** Keeps the system running until the user stops it or a component crashes. */
final class RunUntilStopped implements Task {

    private final long begin = System.nanoTime();

    @Override
    public int run(EmbeddedSystem system) throws InterruptedException {
        System.out.println(Welcome.to(system, (System.nanoTime() - begin) / 1e9));
        system.awaitCrash();
        return 1;
    }
}
