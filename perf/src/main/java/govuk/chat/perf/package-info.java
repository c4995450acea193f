/**
 * The repeatable benchmark. It knows the server by its HTTP interface only, starts what it needs as child processes, and
 * drives them with one selector thread, because driver and server share the machine and the driver must not be the limit.
 */
@NullMarked
package govuk.chat.perf;

import org.jspecify.annotations.NullMarked;
