package govuk.chat.core.model;

/** Whether a session takes messages ({@code ACTIVE}), rests ({@code INACTIVE}) or is put away ({@code ARCHIVED}). */
public enum SessionStatus {
    ACTIVE,
    INACTIVE,
    ARCHIVED
}
