/** The API of those who look after the service; its gate is {@code AdminGate}. */
@NullMarked
package govuk.chat.server.admin;

import org.jspecify.annotations.NullMarked;
