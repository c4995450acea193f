/** What the servers have measured, in the few numbers that people look at. */
@NullMarked
package govuk.chat.admin.metrics;

import org.jspecify.annotations.NullMarked;
