package tidings.embedded.kafka;

import java.nio.file.Path;

/** The broker as a program: {@code BrokerProcess <port> <port that clients are told> <directory>}, stopped in order by a TERM signal. */
public final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        KafkaBroker broker = KafkaBroker.start(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
    }
}
