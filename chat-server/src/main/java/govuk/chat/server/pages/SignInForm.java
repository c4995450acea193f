package govuk.chat.server.pages;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/**
 * What the sign-in form brings.
 *
 * @param next where to go afterwards
 * @param kept a message that could not be sent without signing in
 * @param keptFor the token of the form in which that message was typed: it tells whose it is
 */
record SignInForm(String email, String password, String csrf, String next, Composer kept, String keptFor) {
    static SignInForm blank(String next) {
        return new SignInForm("", "", "", next, Composer.blank(""), "");
    }

    static SignInForm of(MultivaluedMap<String, String> form) {
        var kept = Composer.of(field(form, "conversation"), field(form, "key"), field(form, "message"));
        return new SignInForm(
                field(form, "email"),
                field(form, "password"),
                field(form, "csrf"),
                field(form, "next"),
                kept,
                field(form, "keptFor"));
    }

    SignInForm keeping(Composer message, String token) {
        return new SignInForm(email, password, csrf, next, message, token);
    }

    /** Empty if both are there. */
    String missing() {
        if (email.isBlank()) {
            return "Enter your email address.";
        }
        return password.isEmpty() ? "Enter your password." : "";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SignInForm[next=" + next + "]";
    }

    private static String field(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("");
    }
}
