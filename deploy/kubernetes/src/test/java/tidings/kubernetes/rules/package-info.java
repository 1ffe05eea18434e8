/** The rules, one file each: where rendered manifests and the code have to agree. */
@NullMarked
package tidings.kubernetes.rules;

import org.jspecify.annotations.NullMarked;
