package govuk.chat.server.config;

import govuk.chat.core.model.SettingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The secret that signs cookies and forms: the one that is set or, in development only, one that is made at the first start and kept beside
 * the data, so that a restart keeps everybody's conversations.
 */
public final class SessionSecret {
    private SessionSecret() {}

    /** @throws SettingException in production, if none is set */
    public static String of(ServerConfiguration configuration) {
        if (!configuration.sessionSecret().isEmpty()) {
            return configuration.sessionSecret();
        }
        if (configuration.isProduction()) {
            throw new SettingException(
                    "sessionSecret",
                    "not set",
                    "at least 32 bytes in SESSION_SECRET, or in the file that SESSION_SECRET_FILE names, for example"
                            + " from: openssl rand -base64 48");
        }
        return kept(Path.of(configuration.chat().storage().dataDirectory()));
    }

    private static String kept(Path directory) {
        var file = directory.resolve("session-secret");
        try {
            Files.createDirectories(directory);
            write(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingException(
                    "dataDirectory", "\"" + directory + "\", which cannot be written to", "a directory of ours");
        }
    }

    private static void write(Path file) throws IOException {
        var random = new byte[48];
        new SecureRandom().nextBytes(random);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            var unused =
                    channel.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(random)));
        } catch (FileAlreadyExistsException e) {
            // The one from an earlier start is the one to use.
        }
    }
}
