package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientLimits;
import govuk.chat.core.client.ClientSettings;
import govuk.chat.core.client.Connection;
import govuk.chat.core.client.TokenStore;
import java.net.URI;
import java.time.Duration;

/** The server that the settings choose, and how to talk to it. */
public final class Chosen {
    private final Surroundings here;
    private final Settings settings;
    private final URI server;

    /** @throws CliException if the settings make no sense */
    public Chosen(Surroundings here, Settings settings) {
        this.here = here;
        this.settings = settings;
        this.server = server(settings.get(Key.SERVER));
    }

    public URI server() {
        return server;
    }

    /** How long a whole answer may take. */
    public Duration patience() {
        var timeout = settings.get(Key.TIMEOUT);
        return Durations.parse(timeout.origin(), timeout.text());
    }

    public Tokens tokens() {
        return new Tokens(here, settings.text(Key.CONTEXT), server);
    }

    public Settings settings() {
        return settings;
    }

    /** The caller closes it. */
    public ChatClient open() {
        return open(limits());
    }

    public ChatClient open(ClientLimits limits) {
        return open(limits, tokens());
    }

    /** With tokens that are kept elsewhere. */
    public ChatClient open(ClientLimits limits, TokenStore tokens) {
        var connection = new Connection(new ProxyVariables(here), Trust.of(settings.text(Key.CA)), "chat-cli");
        return new ChatClient(new ClientSettings(server, tokens, limits, connection));
    }

    /** Nothing takes longer than all of it may. */
    public ClientLimits limits() {
        var usual = ClientLimits.defaults().withTotal(patience());
        var isShort = patience().compareTo(usual.answer()) < 0;
        var limits = isShort ? usual.withAnswer(patience()) : usual;
        return patience().compareTo(limits.connect()) < 0 ? limits.withConnect(patience()) : limits;
    }

    private static URI server(Settings.Value value) {
        try {
            return ClientSettings.of(URI.create(value.text().strip())).server();
        } catch (IllegalArgumentException e) {
            throw new CliException(
                    ExitStatus.USAGE,
                    value.origin() + ": this is no address of a server. Write it like https://chat.example.org.",
                    e);
        }
    }
}
