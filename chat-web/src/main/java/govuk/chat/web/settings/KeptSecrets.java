package govuk.chat.web.settings;

import govuk.chat.core.model.SettingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Secrets in files that only their owner may read; one that is not there is made. */
public record KeptSecrets(Path directory) {
    private static final int BYTES = 48;

    /** @throws SettingException if the directory cannot be written to */
    public String get(String name) {
        var file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingException(
                    "dataDirectory", "\"" + directory + "\", which cannot be written to", "a directory of ours");
        }
    }

    private static void make(Path file) throws IOException {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            var unused = channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(random)));
        } catch (FileAlreadyExistsException e) {
            // The one from an earlier start is the one to use.
        }
    }
}
