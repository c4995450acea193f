/** The chat servers, as many as there are, behind the API's client. */
@NullMarked
package govuk.chat.admin.servers;

import org.jspecify.annotations.NullMarked;
