/**
 * What the chat asks of a database. The Javadoc of each port is its contract; one suite of tests holds every back end to it.
 *
 * <p>All ports are safe for use by many threads. A method that writes returns only when what it wrote is durable. Any of them
 * throws {@code ChatException} with {@code SERVICE_OFFLINE} when the database does not answer in time.
 */
@NullMarked
package govuk.chat.core.store;

import org.jspecify.annotations.NullMarked;
