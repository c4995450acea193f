package govuk.chat.docs.example;

import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.model.ReplyEvent;
import java.net.URI;

/** Asks a server one question and prints the answer while it is written. The argument is the server's address. */
public final class AskServer {
    private AskServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var client = ChatClient.of(URI.create(arguments[0]))) {
            var session = client.sessions().create();
            client.ask(session.id(), "How do I renew my passport?", event -> {
                if (event instanceof ReplyEvent.Delta delta) {
                    System.out.print(delta.text());
                }
            });
        } catch (ClientException e) {
            System.out.println("No answer: " + e.sentence());
        }
    }
}
