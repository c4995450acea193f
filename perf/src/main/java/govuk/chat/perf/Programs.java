package govuk.chat.perf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the two servers are started: with the same JVM and the same flags, otherwise comparing them would say nothing.
 *
 * @param chat what follows the flags on the command line of the chat server, such as {@code -jar chat-server.jar}
 */
record Programs(List<String> flags, List<String> chat) {

    Programs {
        flags = List.copyOf(flags);
        chat = List.copyOf(chat);
    }

    Launch chat(String name, Map<String, String> environment) {
        return new Launch(name, command(chat), environment, "/ready");
    }

    Launch bare() {
        var program = List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName());
        return new Launch("bare", command(program), Map.of(), BareResource.PATH);
    }

    Programs withFlags(List<String> others) {
        return new Programs(others, chat);
    }

    private List<String> command(List<String> program) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(program);
        return command;
    }
}
