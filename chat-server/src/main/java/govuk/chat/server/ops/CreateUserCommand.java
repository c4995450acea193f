package govuk.chat.server.ops;

import govuk.chat.core.config.UserParts;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.service.Audit;
import govuk.chat.core.service.UserService.NewUser;
import govuk.chat.server.config.ServerConfiguration;
import govuk.chat.web.settings.BadSettings;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code ./chat server create-user --email … --role …}: makes a user in the database of the settings. The password is asked for, so that it
 * is in no list of commands or processes. With the embedded database the server must not be running.
 */
public final class CreateUserCommand extends ConfiguredCommand<ServerConfiguration> {
    private final PasswordPrompt prompt;

    public CreateUserCommand(PasswordPrompt prompt) {
        super("create-user", "Makes a user who can sign in. The password is read from the terminal or standard input.");
        this.prompt = prompt;
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--email").required(true).help("what they sign in with");
        parser.addArgument("--role")
                .choices("user", "moderator", "admin")
                .setDefault("user")
                .help("what they may do; user if not given");
        parser.addArgument("--service")
                .action(Arguments.storeTrue())
                .help("a program, which may act for the person that it names in X-User-ID");
    }

    @Override
    protected void run(Bootstrap<ServerConfiguration> bootstrap, Namespace arguments, ServerConfiguration configuration)
            throws IOException {
        try (var parts = UserParts.open(configuration.chat())) {
            var role = UserRole.valueOf(arguments.getString("role").toUpperCase(Locale.ROOT));
            var user = parts.users()
                    .create(
                            Audit.SYSTEM,
                            new NewUser(
                                    arguments.getString("email"),
                                    prompt.read(),
                                    role,
                                    arguments.getBoolean("service")));
            prompt.say("Made " + describe(user) + ".");
        }
    }

    /** Chiefly mistakes of whoever typed the command: a line for each, and no stack trace. */
    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        switch (thrown) {
            case ChatException e -> cli.getStdErr().println("create-user: " + e.sentence());
            case SettingException e -> cli.getStdErr().println("create-user: chat." + e.getMessage());
            case BadSettings e -> cli.getStdErr().println("create-user: " + e.getMessage());
            default -> super.onError(cli, namespace, thrown);
        }
    }

    private static String describe(User user) {
        var kind = user.isService() ? "service account" : "user";
        return "%s %s with role %s"
                .formatted(kind, user.email(), user.role().name().toLowerCase(Locale.ROOT));
    }
}
