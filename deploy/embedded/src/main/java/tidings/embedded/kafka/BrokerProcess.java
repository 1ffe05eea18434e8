package tidings.embedded.kafka;

import java.nio.file.Path;

/** The broker as a program: {@code BrokerProcess <port> <advertised port> <directory>}. A TERM signal stops it. */
public final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        KafkaBroker broker = KafkaBroker.start(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
    }
}
