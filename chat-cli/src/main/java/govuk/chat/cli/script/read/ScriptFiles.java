package govuk.chat.cli.script.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds scripts and reads files, within bounds and with sentences for people when it cannot. */
public final class ScriptFiles {
    /** In bytes, and so in characters too. */
    static final int LARGEST = 1024 * 1024;

    private static final int DEEPEST = 16;
    private static final int MOST = 10_000;

    private ScriptFiles() {}

    /** The scripts ({@code *.chat.yaml}, {@code *.chat.yml}) of a folder and its folders in the order of their names; a file stands for itself. */
    public static List<Path> find(Path fileOrFolder) throws IOException {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (var files = Files.find(fileOrFolder, DEEPEST, (path, about) -> about.isRegularFile() && isScript(path))) {
            return files.limit(MOST).sorted().toList();
        }
    }

    private static boolean isScript(Path path) {
        return path.toString().matches(".*\\.chat\\.ya?ml");
    }

    /** @throws IOException with a sentence for people */
    public static String read(Path path) throws IOException {
        try (var input = Files.newInputStream(path)) {
            var bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("this file is larger than 1 MiB.");
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("this file is not text in UTF-8.", e);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file.", e);
        } catch (AccessDeniedException e) {
            throw new IOException("this file may not be read.", e);
        }
    }
}
