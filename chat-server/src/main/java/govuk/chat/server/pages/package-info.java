/** What a person sees in a browser. Every page works without script; the script only makes the chat quicker. */
@NullMarked
package govuk.chat.server.pages;

import org.jspecify.annotations.NullMarked;
