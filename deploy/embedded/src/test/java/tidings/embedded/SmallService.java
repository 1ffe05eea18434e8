package tidings.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tidings.embedded.process.ChildProcess;

/** A minimal service for tests of the launcher: it is healthy, shows its environment, and can crash. */
public final class SmallService {

    private SmallService() {}

    public static List<String> command(String... arguments) {
        return ChildProcess.java(SmallService.class, List.of("-XX:TieredStopAtLevel=1", "-Xmx32m"), List.of(arguments));
    }

    /** Replaces each service by a small one. */
    public static SystemOptions insteadOfServices(SystemOptions options) {
        SystemOptions small = options;
        for (Component service : Component.services()) {
            small = small.withCommand(service, command());
        }
        return small;
    }

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("fail")) {
            crash();
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        System.getenv("QUARKUS_HTTP_HOST"), Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"))),
                0);
        server.createContext("/q/health/started", exchange -> answer(exchange, "UP"));
        server.createContext("/q/health/ready", exchange -> answer(exchange, "UP"));
        server.createContext("/surroundings", exchange -> answer(exchange, surroundings()));
        server.createContext("/die", exchange -> crash());
        server.start();
        System.out.println("pid " + ProcessHandle.current().pid());
    }

    private static String surroundings() {
        return "%s at %s, %s%s"
                .formatted(
                        System.getenv("DATABASE_USER"),
                        System.getenv("DATABASE_HOST") + ":" + System.getenv("DATABASE_PORT"),
                        System.getenv("KAFKA_BOOTSTRAP_SERVERS"),
                        System.getenv().getOrDefault("MOOD", ""));
    }

    private static void crash() {
        for (int line = 1; line <= 25; line++) {
            System.out.println("line " + line);
        }
        System.exit(3);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
