package govuk.chat.core.agent.openai;

import java.net.ProxySelector;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client of an agent. It repeats, follows and unpacks nothing by itself: each of that is somebody else's decision. How long an answer
 * may take is not its business either, only how long a connection may take to be made.
 */
final class AgentHttp {
    /** The number of replies that run at once is bounded elsewhere, and each needs one. */
    private static final int MOST_CONNECTIONS = 100_000;

    /** Events are short, and thousands of connections each have such a buffer. */
    private static final int BUFFER = 2048;

    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_LINE = 16 * 1024;

    /** One that was idle for longer is looked at before it is used: the agent may have closed it. */
    private static final TimeValue FRESH = TimeValue.ofMilliseconds(500);

    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(30);

    private AgentHttp() {}

    static CloseableHttpClient client(Duration connectTimeout) {
        return HttpClients.custom()
                .setConnectionManager(connections(connectTimeout))
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .evictIdleConnections(LONGEST_IDLE)
                .setUserAgent("govuk-chat")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static HttpClientConnectionManager connections(Duration connectTimeout) {
        var limits = Http1Config.custom()
                .setBufferSize(BUFFER)
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        // The usual one looks for the response behind whatever comes first, and then finds none.
                        .responseParserFactory(new DefaultHttpResponseParserFactory(limits))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.DISABLED)
                        .setValidateAfterInactivity(FRESH)
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
    }
}
