/** What operators and their machines ask: is it alive, is it ready, is it well; and how it goes when told to. */
@NullMarked
package govuk.chat.server.ops;

import org.jspecify.annotations.NullMarked;
