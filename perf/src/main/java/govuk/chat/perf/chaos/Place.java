package govuk.chat.perf.chaos;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of site that trouble can happen at.
 *
 * @param opening makes one, which takes some seconds
 * @param obstacle why this system cannot have one; nothing if it can
 */
record Place<S extends Site>(Class<S> kind, Function<Servers, S> opening, Supplier<Optional<String>> obstacle) {
    static final Place<SharedSite> SHARED = new Place<>(SharedSite.class, SharedSite::new, Optional::empty);
    static final Place<SmallDiskSite> SMALL_DISK =
            new Place<>(SmallDiskSite.class, SmallDiskSite::new, SmallDiskSite::obstacle);
    static final Place<MovedClockSite> MOVED_CLOCK =
            new Place<>(MovedClockSite.class, MovedClockSite::new, MovedClockSite::obstacle);
}
