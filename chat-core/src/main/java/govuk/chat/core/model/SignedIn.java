package govuk.chat.core.model;

/** A sign-in that holds, and the user as they are now. */
public record SignedIn(SignIn signIn, User user) {}
