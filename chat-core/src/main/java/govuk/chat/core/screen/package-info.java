/** Looks at what people write before it is stored: for markup that could act, for what nobody can see, and for personal data. */
@NullMarked
package govuk.chat.core.screen;

import org.jspecify.annotations.NullMarked;
