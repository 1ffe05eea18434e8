package tidings.demo.scenario;

/** One thing that can happen in the shop: played from outside, followed to its end, and checked. */
public interface Scenario {

    /** The style of messaging it shows. */
    String style();

    /** What happens in it, as the beginning of a sentence. */
    String name();

    /** Returns when it has come to its end, or does not within reasonable time. */
    ScenarioResult play(ScenarioContext stage) throws InterruptedException;
}
