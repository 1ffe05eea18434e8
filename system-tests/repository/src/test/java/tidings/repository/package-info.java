/** The repository itself: its links, its packages and its source files. Needs no running system. */
package tidings.repository;
