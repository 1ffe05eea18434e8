package tidings.embedded;

import java.nio.file.Path;

/** The broker as a program: {@code BrokerProcess <port> <directory>}, stopped in order by a TERM signal. */
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        KafkaBroker broker = KafkaBroker.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
    }
}
