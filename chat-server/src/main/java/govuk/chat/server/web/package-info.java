/** What every request and response goes through: ids, headers, limits. */
@NullMarked
package govuk.chat.server.web;

import org.jspecify.annotations.NullMarked;
