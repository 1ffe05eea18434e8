package tidings.demo.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tidings.demo.load.measure.SettlementListener;

/**
 * Places orders, in a process of its own: {@code LoadGenerator <url of orders> <bootstrap servers> <connections>}.
 *
 * <p>Each line it reads is {@code <orders> <rate>}, each line it writes the {@link LoadResult} of those as JSON. It ends when
 * its input does.
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
                String[] wanted = line.split(" ", 2);
                settlements.forget();
                LoadResult figures = new OrderSender(
                                client, settlements, Integer.parseInt(wanted[0]), Integer.parseInt(wanted[1]))
                        .run(connections);
                System.out.println(json.writeValueAsString(figures));
            }
        }
    }
}
