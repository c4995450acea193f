/** The settings of the administrators' app. */
@NullMarked
package govuk.chat.admin.settings;

import org.jspecify.annotations.NullMarked;
