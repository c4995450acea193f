/** What it takes to know somebody: rules and hashes of passwords, a brake on guessing, signed tokens. No storage. */
@NullMarked
package govuk.chat.core.auth;

import org.jspecify.annotations.NullMarked;
