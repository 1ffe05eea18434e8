/** Accounts for every order, from outside the services. */
package tidings.system.ledger;
