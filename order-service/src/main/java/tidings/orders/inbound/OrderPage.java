package tidings.orders.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews.Position;

/** A page of orders, newest first; {@code next} is the address of the next page, if there may be one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPage(List<OrderView> orders, @Nullable URI next) {

    static OrderPage of(List<OrderView> found, int limit, UriInfo uri) {
        return new OrderPage(found, found.size() < limit ? null : after(found.get(limit - 1), uri));
    }

    private static URI after(OrderView last, UriInfo uri) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", Cursor.write(Position.of(last)))
                .build();
    }
}
