/** The providers of payments and notifications, in a process of their own: witnesses of what the services asked of the world. */
package tidings.system.provider;
