package tidings.messaging;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** The result of a handled command. */
@Entity
class Note {

    @Id
    UUID id = UUID.randomUUID();

    UUID orderId = new UUID(0, 0);
    String message = "";

    static Note of(UUID orderId, String message) {
        Note note = new Note();
        note.orderId = orderId;
        note.message = message;
        return note;
    }
}
