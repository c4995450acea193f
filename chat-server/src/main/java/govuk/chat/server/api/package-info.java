/** The JSON API under {@code /api/v1}: a resource parses, makes one call to a service, and answers. */
@NullMarked
package govuk.chat.server.api;

import org.jspecify.annotations.NullMarked;
