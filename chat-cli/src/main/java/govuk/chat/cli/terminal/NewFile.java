package govuk.chat.cli.terminal;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a conversation into a file that was not there before and that nobody else can read. */
public final class NewFile {
    private NewFile() {}

    /** @throws CliException if there is such a file, no such folder, or no room */
    public static void write(Path file, String text) {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.writeString(Files.createFile(file, owner), text);
        } catch (FileAlreadyExistsException e) {
            throw new CliException(ExitStatus.USAGE, "there is a file " + file + " already. Choose another name.", e);
        } catch (NoSuchFileException e) {
            throw new CliException(ExitStatus.USAGE, "there is no folder " + file.getParent() + ".", e);
        } catch (IOException e) {
            throw new CliException(ExitStatus.INTERNAL, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
