package govuk.chat.admin.servers;

import govuk.chat.core.client.ChatClient;

/** Something to be asked of a server. */
@FunctionalInterface
public interface ServerCall<T> {
    /** @throws govuk.chat.core.client.ClientException if it did not succeed */
    T on(ChatClient server) throws InterruptedException;
}
