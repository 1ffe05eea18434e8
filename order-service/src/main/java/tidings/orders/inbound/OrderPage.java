package tidings.orders.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.OrderViews.Position;

/** A page of orders, newest first; {@code next} is the address of the next page, if there may be one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPage(List<OrderView> orders, @Nullable URI next) {

    static OrderPage of(OrderViews.Page page, UriInfo uri) {
        return new OrderPage(
                page.orders(), page.end().map(end -> after(end, uri)).orElse(null));
    }

    private static URI after(Position end, UriInfo uri) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", Cursor.write(end))
                .build();
    }
}
