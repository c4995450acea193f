package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.SettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of the embedded database, held by one process at a time: two writers would not damage the file, but each would
 * run the other's replies. The lock ends with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** Makes the directory if it is not there, for its owner only, and locks it. */
    static DataDirectory open(Path directory) {
        try {
            create(directory);
            var file = FileChannel.open(
                    directory.resolve("chat.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new SettingException(
                        "dataDirectory",
                        directory + ", which another process is using",
                        "a directory of its own: stop the other process, or choose another directory");
            }
            return new DataDirectory(directory, file);
        } catch (IOException e) {
            log.debug("Cannot use the data directory", e);
            throw new SettingException(
                    "dataDirectory",
                    directory + ", which cannot be used",
                    "a directory that this program may write to");
        }
    }

    private static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        var views = directory.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path database() {
        return directory.resolve("chat.db");
    }

    /** How much may still be written here. */
    long freeBytes() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw DatabaseErrors.offline(e);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
