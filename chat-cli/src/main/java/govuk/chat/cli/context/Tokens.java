package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.core.client.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The token for one context at one server: from the environment, or else from a file that only this person can read. It is never shown to another
 * server, even if a project's file names one.
 */
public final class Tokens implements TokenStore {
    private static final int LONGEST = 16 * 1024;

    private final Surroundings here;
    private final Path file;

    public Tokens(Surroundings here, String context, URI server) {
        this.here = here;
        this.file = here.stateFolder().resolve(nameFor(context, server));
    }

    /** Where the token comes from, for a person. */
    public String origin() {
        if (here.variable("CHAT_TOKEN").isPresent()) {
            return "CHAT_TOKEN";
        }
        return here.variable("CHAT_TOKEN_FILE").isPresent() ? "CHAT_TOKEN_FILE" : file.toString();
    }

    public boolean isFromEnvironment() {
        return !origin().equals(file.toString());
    }

    @Override
    public String token() {
        var token = here.variable("CHAT_TOKEN")
                .or(() -> here.variable("CHAT_TOKEN_FILE").map(this::readFile));
        return requireClean(token.or(() -> PrivateFile.read(file)).orElse("").strip());
    }

    @Override
    public void keep(String token) {
        if (token.isEmpty()) {
            PrivateFile.delete(file);
        } else {
            PrivateFile.write(file, token + "\n");
        }
    }

    private String readFile(String name) {
        var path = here.folder().resolve(name);
        try {
            if (Files.size(path) > LONGEST) {
                throw CliException.usage("CHAT_TOKEN_FILE: " + path + " is too large for a token.");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new CliException(ExitStatus.USAGE, "CHAT_TOKEN_FILE: cannot read " + path + ".", e);
        }
    }

    /** What cannot stand in a header would be an error that shows the token. */
    private String requireClean(String token) {
        if (!token.chars().allMatch(sign -> sign > 0x20 && sign < 0x7F)) {
            throw CliException.usage(
                    "the token in " + origin() + " is no token: it has blanks or strange signs in it.");
        }
        return token;
    }

    private static String nameFor(String context, URI server) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((context + "\n" + server).getBytes(StandardCharsets.UTF_8));
            return "token-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
