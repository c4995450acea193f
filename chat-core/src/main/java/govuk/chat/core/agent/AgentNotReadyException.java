package govuk.chat.core.agent;

import govuk.chat.core.model.ErrorCode;

/**
 * No agent could be asked, or it failed in a way that made it one that is not asked any more: nothing has been said, and the question
 * can wait until there is one.
 */
public final class AgentNotReadyException extends AgentException {
    AgentNotReadyException(ErrorCode code, String sentence) {
        super(code, sentence);
    }

    AgentNotReadyException(ErrorCode code, String sentence, Throwable cause) {
        super(code, sentence, cause);
    }
}
