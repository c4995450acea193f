/** What is counted and how long it took, for Prometheus and for administrators. The only package that knows Prometheus. */
@NullMarked
package govuk.chat.server.metrics;

import org.jspecify.annotations.NullMarked;
