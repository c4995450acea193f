package govuk.chat.core.cache;

import java.util.List;

/**
 * What a flush of one cache did.
 *
 * @param nodes what each process that answered did, this one among them
 * @param isEverywhere whether the shared tier was flushed and every process that was told has answered; if not, those that have not follow when
 *     they are reached, and until then keep what they have for no longer than its time to live
 */
public record ClearReport(String cache, List<Cleared> nodes, boolean isEverywhere) {
    public ClearReport {
        nodes = List.copyOf(nodes);
    }

    /**
     * What one process did.
     *
     * @param node a name for people: process and host
     * @param entries how many it had and dropped, about
     */
    public record Cleared(String node, long entries) {}
}
