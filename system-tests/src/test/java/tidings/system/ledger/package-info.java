/** Every order accounted for, from outside. */
package tidings.system.ledger;
