/** The running system is broken on purpose, and nothing is lost. */
package tidings.system.faults;
