package tidings.embedded.kafka;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The broker as a program: {@code BrokerProcess <directory> <port> <port>=<advertised port> …}. A TERM signal stops it. */
public final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        Map<Integer, Integer> proxied = Arrays.stream(arguments)
                .skip(2)
                .map(listener -> listener.split("="))
                .collect(toMap(ports -> Integer.valueOf(ports[0]), ports -> Integer.valueOf(ports[1])));
        KafkaBroker broker = KafkaBroker.start(Integer.parseInt(arguments[1]), proxied, Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
    }
}
