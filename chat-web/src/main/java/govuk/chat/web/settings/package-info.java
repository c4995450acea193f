/** Settings in layers, from files and from the environment. */
@NullMarked
package govuk.chat.web.settings;

import org.jspecify.annotations.NullMarked;
