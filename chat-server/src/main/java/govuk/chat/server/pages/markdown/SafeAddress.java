package govuk.chat.server.pages.markdown;

import java.util.regex.Pattern;

/** Which addresses of an agent may become links: whole web and mail addresses. */
public final class SafeAddress {
    /** We do not vouch for what an agent links to, and do not tell it where the reader came from. */
    public static final String REL = "noopener noreferrer nofollow";

    private static final Pattern SAFE =
            Pattern.compile("(https?://[^\\s/?#@]+([/?#]\\S*)?|mailto:[^\\s?]+@\\S+)", Pattern.CASE_INSENSITIVE);

    private SafeAddress() {}

    /** Refuses a user name before the host as well: {@code https://www.gov.uk@elsewhere.example} is made to deceive. */
    public static boolean isSafe(String address) {
        return SAFE.matcher(address).matches();
    }
}
