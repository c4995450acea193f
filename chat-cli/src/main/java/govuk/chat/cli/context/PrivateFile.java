package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Files that nobody else may read: 0600 in a folder of 0700, written in one step, and refused if somebody has opened them to others. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int LONGEST = 4 << 20;

    private PrivateFile() {}

    /** @throws CliException if others may read it */
    public static Optional<String> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        requireClosed(folderOf(file), "chmod 700");
        requireClosed(file, "chmod 600");
        try {
            if (Files.size(file) > LONGEST) {
                throw CliException.usage(file + " is too large for what it should hold. Remove it.");
            }
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new CliException(ExitStatus.USAGE, "cannot read " + file + ".", e);
        }
    }

    public static void write(Path file, String text) {
        try {
            createFolder(folderOf(file));
            var next = Files.createTempFile(file.getParent(), ".next", "", PosixFilePermissions.asFileAttribute(FILE));
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            throw new CliException(ExitStatus.INTERNAL, "cannot write " + file + ".", e);
        }
    }

    /** The same file, made if it was not there. */
    public static Path ensure(Path file) {
        if (read(file).isEmpty()) {
            write(file, "");
        }
        return file;
    }

    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CliException(ExitStatus.INTERNAL, "cannot remove " + file + ".", e);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
        requireClosed(folder, "chmod 700");
    }

    private static void requireClosed(Path path, String mend) {
        try {
            var open = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            open.removeAll(FOLDER);
            if (!open.isEmpty()) {
                throw CliException.usage(
                        path + " can be read by others, and it guards secrets. Run: " + mend + " " + path);
            }
        } catch (IOException e) {
            throw new CliException(ExitStatus.USAGE, "cannot read " + path + ".", e);
        }
    }
}
