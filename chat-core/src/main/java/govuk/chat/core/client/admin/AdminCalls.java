package govuk.chat.core.client.admin;

import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.JsonCalls;
import govuk.chat.core.client.RawCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What administrators do, with the sign-in of a client. Safe for use by many threads. */
public final class AdminCalls {
    static final String PATH = "/api/v1/admin";

    private final JsonCalls calls;
    private final RawCalls raw;

    private AdminCalls(JsonCalls calls, RawCalls raw) {
        this.calls = calls;
        this.raw = raw;
    }

    /** @param client stays the caller's to close */
    public static AdminCalls of(ChatClient client) {
        return new AdminCalls(client.json(), client.raw());
    }

    public UserCalls users() {
        return new UserCalls(calls, raw);
    }

    public ReviewCalls sessions() {
        return new ReviewCalls(calls);
    }

    public AuditCalls audit() {
        return new AuditCalls(calls, raw);
    }

    public CacheCalls caches() {
        return new CacheCalls(calls);
    }

    public SettingCalls settings() {
        return new SettingCalls(calls);
    }

    public AgentCalls agents() {
        return new AgentCalls(calls);
    }

    public ReplicaCalls replica() {
        return new ReplicaCalls(calls);
    }

    public MetricCalls metrics() {
        return new MetricCalls(calls);
    }

    /** For a path or a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
