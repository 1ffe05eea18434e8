package tidings.demo;

import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Task;

/** Lets people use the system until they stop it, or a part of it ends. */
final class RunUntilStopped implements Task {

    private final long begin = System.nanoTime();

    @Override
    public int run(EmbeddedSystem system) throws InterruptedException {
        System.out.println(Welcome.to(system, (System.nanoTime() - begin) / 1e9));
        system.awaitDeath();
        return 1;
    }
}
