/** The contract: the messages of this application and the few types that the copied plumbing needs. */
@NullMarked
package school.contract;

import org.jspecify.annotations.NullMarked;
