package govuk.chat.server;

import govuk.chat.core.auth.AccessTokens;
import govuk.chat.core.config.ChatParts;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.caller.SignInDesk;
import govuk.chat.server.caller.SignInTokens;
import govuk.chat.server.caller.VisitorTokens;
import govuk.chat.server.caller.Visitors;
import govuk.chat.server.config.Secrets;
import govuk.chat.server.config.ServerConfiguration;
import govuk.chat.server.pages.Masthead;
import govuk.chat.web.forms.Cookies;
import govuk.chat.web.forms.FormTokens;
import govuk.chat.web.forms.SigningKey;
import java.time.Clock;

/** How the server knows who is calling: built once from the settings, with the first administrator made if there is to be one. */
record Identity(Callers callers, SignInDesk desk, Visitors visitors, FormTokens forms, Masthead masthead) {
    static Identity open(ServerConfiguration configuration, Secrets secrets, ChatParts parts, Clock clock) {
        var settings = configuration.auth();
        var key = SigningKey.replacing(secrets.previousSession(), secrets.session());
        var cookies = new Cookies(configuration.isProduction());
        var visitors = new Visitors(
                new VisitorTokens(key, () -> parts.retention().get().visitors(), clock),
                cookies,
                new TimeOrderedIds(clock),
                clock);
        var tokens = new AccessTokens(secrets.jwt(), secrets.previousJwt(), settings.issuer(), clock);
        var signIns = new SignInTokens(tokens, parts.signIns(), cookies);
        var callers = new Callers(signIns, visitors, settings.anonymous());
        var desk = new SignInDesk(parts.signIns(), parts.sessions(), signIns, visitors, callers);
        FirstAdministrator.create(settings, parts.users());
        var forms = new FormTokens(key);
        var masthead = new Masthead(callers, forms, parts.signIns().rules(), clock);
        return new Identity(callers, desk, visitors, forms, masthead);
    }
}
