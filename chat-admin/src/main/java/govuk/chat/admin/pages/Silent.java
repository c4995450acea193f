package govuk.chat.admin.pages;

import govuk.chat.admin.servers.ServerAnswer;
import java.util.List;

/** A server that has no part in a page, and why. */
record Silent(String server, String problem) {
    static <T> List<Silent> among(List<ServerAnswer<T>> answers) {
        return answers.stream()
                .filter(answer -> answer.value().isEmpty())
                .map(answer -> new Silent(answer.server().getAuthority(), answer.problem()))
                .toList();
    }
}
