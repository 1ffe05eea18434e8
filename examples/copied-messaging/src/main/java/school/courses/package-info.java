/** Courses, their seats and their participants. */
@NullMarked
package school.courses;

import org.jspecify.annotations.NullMarked;
