/**
 * The chaos run behind {@code ./chat chaos}: real servers, real dependencies, a crowd of clients, one fault at a time, and a
 * reading back of everything afterwards. It knows the servers by their HTTP interface only. A case reads from
 * {@link govuk.chat.perf.chaos.Chaos} over {@link govuk.chat.perf.chaos.Trial} to {@link govuk.chat.perf.chaos.ReadingBack}.
 */
@NullMarked
package govuk.chat.perf.chaos;

import org.jspecify.annotations.NullMarked;
