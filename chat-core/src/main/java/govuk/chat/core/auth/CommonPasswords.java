package govuk.chat.core.auth;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * The 30,000 passwords that people use most, as the library zxcvbn keeps them (MIT licence, taken from public leaks). Read when the
 * first password is chosen, and then kept: about 3 MB.
 */
final class CommonPasswords {
    private CommonPasswords() {}

    /** @param password in lower case */
    static boolean contain(String password) {
        return Read.ALL.contains(password);
    }

    private static final class Read {
        static final Set<String> ALL = read();

        private static Set<String> read() {
            try {
                return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
