/** Style sheets, scripts, fonts and pictures. */
@NullMarked
package govuk.chat.web.assets;

import org.jspecify.annotations.NullMarked;
