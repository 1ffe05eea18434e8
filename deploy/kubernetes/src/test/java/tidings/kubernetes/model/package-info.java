/** Rendered manifests as typed models, and the settings of the code that they are compared with. */
@NullMarked
package tidings.kubernetes.model;

import org.jspecify.annotations.NullMarked;
