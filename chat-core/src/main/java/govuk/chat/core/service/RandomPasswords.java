package govuk.chat.core.service;

import java.security.SecureRandom;

/** Passwords for people to copy once: 20 characters in groups of five, 100 bits, without those that look alike. */
public final class RandomPasswords {
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPasswords() {}

    public static String next() {
        var password = new StringBuilder();
        for (var group = 0; group < GROUPS; group++) {
            password.append(group == 0 ? "" : "-");
            for (var place = 0; place < GROUP; place++) {
                password.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
            }
        }
        return password.toString();
    }
}
