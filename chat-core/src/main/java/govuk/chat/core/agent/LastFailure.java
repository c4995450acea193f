package govuk.chat.core.agent;

import govuk.chat.core.model.ErrorCode;
import java.time.Instant;

/** When an agent last failed, and how. */
public record LastFailure(Instant at, ErrorCode code) {}
