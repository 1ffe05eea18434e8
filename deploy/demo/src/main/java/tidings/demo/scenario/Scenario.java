package tidings.demo.scenario;

/** A flow that is run from outside, traced to its end, and checked. */
public interface Scenario {

    /** Returns the messaging style that it shows. */
    String style();

    /** Returns a short description of the flow. */
    String name();

    /** Returns when the flow has ended or its time is over. */
    ScenarioResult run(ScenarioContext context) throws InterruptedException;
}
