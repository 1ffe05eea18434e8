/** The repository itself: its links and its source files. Needs no running system. */
package tidings.repository;
