package govuk.chat.admin.servers;

import govuk.chat.admin.settings.ServerSettings;
import govuk.chat.admin.settings.ServerSettings.Place;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of all servers. A name is looked up again when {@link #FRESH} has passed, so that replicas that come and go are noticed; while it has no
 * address, those from before hold. Safe for use by many threads.
 */
public final class ServerList {
    static final Duration FRESH = Duration.ofSeconds(10);

    /** More would make every page long, and are a name that means something else. */
    private static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(ServerList.class);

    private final List<Place> places;
    private final Names names;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    public ServerList(ServerSettings settings, Clock clock) {
        this(settings, InetAddress::getAllByName, clock);
    }

    ServerList(ServerSettings settings, Names names, Clock clock) {
        this.places = settings.places();
        this.names = names;
        this.clock = clock;
    }

    /** In the order of the settings; addresses of one name in their own. Never empty, unless a name had no address yet. */
    public List<URI> now() {
        var latest = known;
        if (clock.instant().isBefore(latest.goodUntil())) {
            return latest.addresses();
        }
        var found =
                places.stream().flatMap(this::addresses).distinct().limit(MOST).toList();
        var next = new Known(
                found.isEmpty() ? latest.addresses() : found, clock.instant().plus(FRESH));
        known = next;
        return next.addresses();
    }

    private Stream<URI> addresses(Place place) {
        if (!place.isName()) {
            return Stream.of(place.address());
        }
        try {
            return Stream.of(names.lookUp(place.address().getHost()))
                    .map(address -> at(place.address(), address))
                    .sorted();
        } catch (UnknownHostException e) {
            log.warn(
                    "the name {} of CHAT_SERVERS has no address",
                    place.address().getHost());
            return Stream.empty();
        }
    }

    private static URI at(URI place, InetAddress address) {
        var literal = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        var port = place.getPort() == -1 ? "" : ":" + place.getPort();
        return URI.create(place.getScheme() + "://" + literal + port);
    }

    /** What a name stands for. */
    @FunctionalInterface
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private record Known(List<URI> addresses, Instant goodUntil) {}
}
