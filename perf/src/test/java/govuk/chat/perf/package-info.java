@NullMarked
package govuk.chat.perf;

import org.jspecify.annotations.NullMarked;
