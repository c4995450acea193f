package govuk.chat.core.model;

/** Where somebody signed in. */
public enum SignInKind {
    /** At a browser, which may be left alone: it lapses when it is not used. */
    BROWSER,
    /** Through the API, by a program that looks after its token. */
    PROGRAM
}
