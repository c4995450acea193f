package govuk.chat.core.store;

/**
 * How many connections to the database are used at this moment.
 *
 * @param active lent
 * @param idle open and not lent
 * @param waiting callers who wait for one
 * @param most how many there may be
 */
public record PoolUse(int active, int idle, int waiting, int most) {}
