package govuk.chat.server.pages;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;

/** What the form below a conversation sends. */
public record SendForm(
        @FormParam("conversation") @DefaultValue("") String conversation,
        @FormParam("message") @DefaultValue("") String message,
        @FormParam("key") @DefaultValue("") String key,
        @FormParam("csrf") @DefaultValue("") String csrf) {
    Composer composer() {
        return new Composer(conversation, key.isEmpty() ? Composer.newKey() : key, message, "");
    }
}
