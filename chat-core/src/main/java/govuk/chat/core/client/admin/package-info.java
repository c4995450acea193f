/** The API of those who look after the service; {@link govuk.chat.core.client.admin.AdminCalls} is where to begin. */
@NullMarked
package govuk.chat.core.client.admin;

import org.jspecify.annotations.NullMarked;
