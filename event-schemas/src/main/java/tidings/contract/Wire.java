package tidings.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a message is called on the wire and where it travels. Chosen by hand, so that renaming a class breaks nobody. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {

    /** The CloudEvents {@code type}, for example {@code tidings.order.placed.v1}. */
    String type();

    /** The topic it is sent to, unless it is a reply to somebody who named another one. */
    String topic();
}
