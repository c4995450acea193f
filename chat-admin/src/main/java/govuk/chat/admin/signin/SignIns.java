package govuk.chat.admin.signin;

import govuk.chat.admin.settings.SignInSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in, by a random key that their browser keeps. They are held in this process alone (ADR 30), so a restart signs everybody out of the app; the
 * sign-ins at the server run out there. Safe for use by many threads.
 */
public final class SignIns implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final SignInSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Held> all = new LinkedHashMap<>();

    public SignIns(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the key */
    public synchronized String keep(Administrator administrator) {
        dropOld();
        if (all.size() >= settings.most()) {
            all.entrySet().stream()
                    .min(Comparator.comparing(each -> each.getValue().lastUsedAt()))
                    .ifPresent(idlest -> drop(idlest.getKey()));
        }
        var key = newKey();
        all.put(key, new Held(administrator, clock.instant()));
        return key;
    }

    /** Whoever has this key, for as long as it is used. */
    public synchronized Optional<Administrator> use(String key) {
        dropOld();
        var held = all.computeIfPresent(key, (same, before) -> new Held(before.administrator(), clock.instant()));
        return Optional.ofNullable(held).map(Held::administrator);
    }

    public synchronized void drop(String key) {
        var held = all.remove(key);
        if (held != null) {
            held.administrator().servers().close();
        }
    }

    @Override
    public synchronized void close() {
        all.values().forEach(held -> held.administrator().servers().close());
        all.clear();
    }

    String newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void dropOld() {
        var now = clock.instant();
        var old = all.entrySet().stream()
                .filter(each -> isOver(each.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(this::drop);
    }

    private boolean isOver(Held held, Instant now) {
        return !now.isBefore(held.lastUsedAt().plus(settings.idle()))
                || !now.isBefore(held.administrator().signedInAt().plus(settings.lifetime()));
    }

    private record Held(Administrator administrator, Instant lastUsedAt) {}
}
