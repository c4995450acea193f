/** The settings as records, and the one place that builds the parts of a chat from them. */
@NullMarked
package govuk.chat.core.config;

import org.jspecify.annotations.NullMarked;
