package tidings.embedded;

/** Lets people use the system until they stop it, or a part of it ends. */
final class StayUp implements Purpose {

    private final long begin = System.nanoTime();

    @Override
    public int pursue(EmbeddedSystem system) throws InterruptedException {
        System.out.println(Welcome.to(system, (System.nanoTime() - begin) / 1e9));
        system.awaitDeath();
        return 1;
    }
}
