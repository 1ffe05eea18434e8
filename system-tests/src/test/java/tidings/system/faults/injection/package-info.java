/** Tools that break a running system: processes, connections, databases, clocks and messages. */
package tidings.system.faults.injection;
