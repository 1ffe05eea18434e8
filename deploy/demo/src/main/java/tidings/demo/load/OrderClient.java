package tidings.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;

/** Places orders one by one. Each calling thread has its own connection. */
final class OrderClient {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int ACCEPTED = 202;
    private static final byte[] ORDER = """
            {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "pm_card_visa",
             "lines": [{"sku": "teapot", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".getBytes(UTF_8);

    private final JsonFactory json = new JsonFactory();
    private final URL orders;

    OrderClient(URI orders, int connections) throws IOException {
        // Read when the first connection is opened. A failed request must not be repeated silently.
        System.setProperty("http.maxConnections", Integer.toString(connections));
        System.setProperty("sun.net.http.retryPost", "false");
        this.orders = orders.toURL();
    }

    /** Returns the id of the accepted order. Fails with an {@link IOException} that gives the reason. */
    String place() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) orders.openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(ORDER.length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(ORDER);
        }
        if (connection.getResponseCode() != ACCEPTED) {
            connection.disconnect();
            throw new IOException("answered with " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            return id(answer.readAllBytes());
        }
    }

    private String id(byte[] order) throws IOException {
        try (JsonParser parser = json.createParser(order)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME && "id".equals(parser.currentName())) {
                    return parser.nextTextValue();
                }
            }
        }
        throw new IOException("answered without an id");
    }
}
