package govuk.chat.core.redis;

import govuk.chat.core.model.SettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * The address of a Redis, taken apart so that its secrets travel apart from it:
 *
 * <ul>
 *   <li>{@code redis://HOST:6379/DATABASE}: one server
 *   <li>{@code redis-sentinel://HOST:26379,HOST:26379/MASTER/DATABASE}: the server that these sentinels call by this name
 *   <li>{@code redis-cluster://HOST:6379,HOST:6379}: a cluster, of which some nodes are named
 * </ul>
 *
 * Ports and the database may be left out; {@code USER:PASSWORD@} or {@code :PASSWORD@} before the hosts, percent-encoded; {@code rediss}
 * instead of {@code redis} is TLS.
 */
public record RedisUrl(Way way, boolean isTls, String user, String password) {
    private static final Pattern SHAPE = Pattern.compile("redis(?<tls>s?)(?:-(?<kind>sentinel|cluster))?://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^/?]*))?@)?(?<hosts>[^@/?]+)(?:/(?<path>[^?]*))?");
    private static final Pattern NODE =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?");
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26379;

    /** How the server is found that takes writes. */
    public sealed interface Way {
        record Single(HostAndPort server, int database) implements Way {}

        record Sentinels(Set<HostAndPort> sentinels, String master, int database) implements Way {}

        record Cluster(Set<HostAndPort> nodes) implements Way {}
    }

    /** @throws SettingException that never repeats what could not be read: there may be a password in it */
    public static RedisUrl parse(String url) {
        var found = SHAPE.matcher(url.strip());
        if (!found.matches()) {
            throw malformed();
        }
        var hosts = found.group("hosts");
        var path = found.group("path") == null
                ? List.<String>of()
                : List.of(found.group("path").split("/", -1));
        var way = switch (found.group("kind")) {
            case null -> new Way.Single(single(hosts), database(path, 0));
            case "sentinel" -> new Way.Sentinels(nodes(hosts, SENTINEL_PORT), master(path), database(path, 1));
            default -> new Way.Cluster(nodes(hosts, PORT));
        };
        var isTls = !found.group("tls").isEmpty();
        return new RedisUrl(way, isTls, decoded(found.group("user")), decoded(found.group("password")));
    }

    /** Without the user and the password. */
    @Override
    public String toString() {
        return switch (way) {
            case Way.Single(var server, var database) -> "Redis at " + server;
            case Way.Sentinels(var sentinels, var master, var database) -> "Redis " + master + " of its sentinels";
            case Way.Cluster(var nodes) -> "Redis Cluster";
        };
    }

    private static HostAndPort single(String hosts) {
        var nodes = nodes(hosts, PORT);
        if (nodes.size() > 1) {
            throw new SettingException(
                    "url", "a list of hosts", "one host, or redis-cluster://… or redis-sentinel://… before the list");
        }
        return nodes.iterator().next();
    }

    private static Set<HostAndPort> nodes(String hosts, int usualPort) {
        return Arrays.stream(hosts.split(",", -1))
                .map(each -> node(each.strip(), usualPort))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HostAndPort node(String text, int usualPort) {
        var found = NODE.matcher(text);
        if (!found.matches()) {
            throw malformed();
        }
        var port = found.group("port") == null ? usualPort : Integer.parseInt(found.group("port"));
        if (port < 1 || port > 65_535) {
            throw malformed();
        }
        return new HostAndPort(found.group("host").replaceAll("[\\[\\]]", ""), port);
    }

    private static String master(List<String> path) {
        if (path.isEmpty() || path.getFirst().isEmpty()) {
            throw new SettingException(
                    "url", "without a master's name", "redis-sentinel://HOST:26379,HOST:26379/MASTER");
        }
        return path.getFirst();
    }

    private static int database(List<String> path, int at) {
        if (path.size() <= at || path.get(at).isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(path.get(at));
        } catch (NumberFormatException e) {
            throw new SettingException("url", "with a database that is no number", "redis://HOST:6379/0");
        }
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static SettingException malformed() {
        return new SettingException(
                "url",
                "malformed",
                "redis://HOST:6379, redis-sentinel://HOST:26379,HOST:26379/MASTER or"
                        + " redis-cluster://HOST:6379,HOST:6379");
    }
}
