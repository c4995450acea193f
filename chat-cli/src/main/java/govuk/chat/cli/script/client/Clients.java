package govuk.chat.cli.script.client;

import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientLimits;
import govuk.chat.core.client.TokenStore;

/** Opens clients of one server. Safe for use by several threads. */
public interface Clients {
    /** The caller closes it. */
    ChatClient open(ClientLimits limits, TokenStore tokens);
}
