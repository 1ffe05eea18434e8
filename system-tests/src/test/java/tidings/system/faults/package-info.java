/** Faults in the running system, and the proof that no order is lost. */
package tidings.system.faults;
