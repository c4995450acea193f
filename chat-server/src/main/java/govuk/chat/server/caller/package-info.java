/** Who is calling: visitors known by a signed token, in a cookie or as a bearer, and the tokens of their forms. */
@NullMarked
package govuk.chat.server.caller;

import org.jspecify.annotations.NullMarked;
