/** What administrators may change while the chat runs. {@link govuk.chat.core.setting.LiveSettings} is where to begin. */
@NullMarked
package govuk.chat.core.setting;

import org.jspecify.annotations.NullMarked;
