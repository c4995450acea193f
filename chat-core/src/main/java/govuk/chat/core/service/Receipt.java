package govuk.chat.core.service;

import java.time.Instant;

/**
 * Says that everything of one person was removed.
 *
 * @param reference for questions about it later; the audit has it as the subject of its entry
 * @param sessions how many conversations were removed
 * @param messages how many messages were in them
 */
public record Receipt(String reference, Instant erasedAt, int sessions, long messages) {}
