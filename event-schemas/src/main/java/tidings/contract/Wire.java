package tidings.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and the topic of a message on the wire. They are chosen by hand: renaming a class changes neither. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {

    /** The CloudEvents {@code type}, for example {@code tidings.order.placed.v1}. */
    String type();

    /** The topic of the message. A reply goes to the topic that its request names instead. */
    String topic();
}
