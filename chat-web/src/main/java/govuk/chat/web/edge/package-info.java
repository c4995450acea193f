/** What every request and response goes through before anything else: ids, headers, proxies, methods, other sites. */
@NullMarked
package govuk.chat.web.edge;

import org.jspecify.annotations.NullMarked;
