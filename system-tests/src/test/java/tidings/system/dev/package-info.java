/** Dev mode ({@code quarkus:dev}) of the services. */
package tidings.system.dev;
