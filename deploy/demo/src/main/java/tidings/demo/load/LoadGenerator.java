package tidings.demo.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tidings.demo.load.measure.SettlementListener;

/**
 * Places orders in its own process: {@code LoadGenerator <url of orders> <bootstrap servers> <connections>}.
 *
 * <p>It reads lines with {@code <orders> <rate>} and writes a {@link LoadResult} as JSON for each. It ends with its input.
 */
final class LoadGenerator {

    private LoadGenerator() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int connections = Integer.parseInt(arguments[2]);
        OrderClient client = new OrderClient(URI.create(arguments[0]), connections);
        ObjectMapper json = new ObjectMapper();
        try (SettlementListener settlements = SettlementListener.listen(arguments[1]);
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                String[] request = line.split(" ", 2);
                settlements.clear();
                LoadResult result = new OrderSender(
                                client, settlements, Integer.parseInt(request[0]), Integer.parseInt(request[1]))
                        .run(connections);
                System.out.println(json.writeValueAsString(result));
            }
        }
    }
}
