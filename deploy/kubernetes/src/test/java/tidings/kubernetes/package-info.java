/**
 * Compares the manifests with the code: {@code model} parses rendered files into typed models, and each of the {@code rules}
 * reports where both disagree.
 */
@NullMarked
package tidings.kubernetes;

import org.jspecify.annotations.NullMarked;
