package govuk.chat.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.testing.CliRun;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyVariablesTest {
    private final CliRun here = new CliRun(Path.of("/nowhere"));

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy:3128, https://chat.example.org, proxy:3128",
        "https_proxy, proxy:3128, https://chat.example.org, proxy:3128",
        "HTTP_PROXY, http://proxy, http://chat.example.org, proxy",
        "ALL_PROXY, http://proxy:1, https://chat.example.org, proxy:1",
        "HTTP_PROXY, http://proxy, https://chat.example.org,",
        "HTTPS_PROXY, http://proxy, https://localhost:3000,",
        "HTTPS_PROXY, http://proxy, https://127.0.0.1,",
        "HTTPS_PROXY, ':', https://chat.example.org,"
    })
    void proxyFor_variable_isTakenForItsScheme(String name, String value, String server, String proxy) {
        here.with(name, value);

        assertThat(new ProxyVariables(here.surroundings())
                        .proxyFor(URI.create(server))
                        .map(URI::getAuthority))
                .isEqualTo(Optional.ofNullable(proxy));
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, true",
        ".example.org, true",
        "*.example.org, true",
        "'other, chat.example.org', true",
        "*, true",
        "ample.org, false",
        "'', false"
    })
    void proxyFor_noProxy_excepts(String list, boolean isDirect) {
        here.with("HTTPS_PROXY", "http://proxy").with("NO_PROXY", list);

        assertThat(new ProxyVariables(here.surroundings())
                        .proxyFor(URI.create("https://chat.example.org"))
                        .isEmpty())
                .isEqualTo(isDirect);
    }

    @Test
    void select_givesAProxyOrNone() {
        here.with("HTTP_PROXY", "http://proxy");
        var proxies = new ProxyVariables(here.surroundings());

        assertThat(proxies.select(URI.create("http://x.example")))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 80)));
        assertThat(proxies.select(URI.create("http://localhost"))).containsExactly(Proxy.NO_PROXY);
    }
}
