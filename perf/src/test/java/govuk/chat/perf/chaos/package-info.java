@NullMarked
package govuk.chat.perf.chaos;

import org.jspecify.annotations.NullMarked;
