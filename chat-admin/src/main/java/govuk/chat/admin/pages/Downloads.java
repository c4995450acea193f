package govuk.chat.admin.pages;

import govuk.chat.admin.signin.KeptForm;
import govuk.chat.admin.signin.SignInNeeded;
import govuk.chat.core.client.RawAnswer;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Files that a server gave, handed on. */
final class Downloads {
    private Downloads() {}

    /**
     * @throws ChatException if the server gave none
     * @throws SignInNeeded if it does not know the sign-in any more
     */
    static Response of(RawAnswer answer, String type, String name) {
        if (answer.status() == 401) {
            throw new SignInNeeded(KeptForm.NONE);
        }
        if (answer.status() != 200) {
            throw new ChatException(
                    answer.status() == 404 ? ErrorCode.NOT_FOUND : ErrorCode.SERVICE_OFFLINE,
                    "The server gave no file, but " + answer.status() + ".");
        }
        return Response.ok(answer.text(), type + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
