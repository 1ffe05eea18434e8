/**
 * Holds the files for a cluster against the code: what is rendered is read into typed models, and each {@link Rule} finds
 * where the two do not mean the same.
 */
@NullMarked
package tidings.kubernetes;

import org.jspecify.annotations.NullMarked;
