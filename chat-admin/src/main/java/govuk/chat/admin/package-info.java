/** The administrators' app, on a port of its own: talks to the servers over HTTP. */
@NullMarked
package govuk.chat.admin;

import org.jspecify.annotations.NullMarked;
