package govuk.chat.core.model;

/** Who speaks in a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM
}
