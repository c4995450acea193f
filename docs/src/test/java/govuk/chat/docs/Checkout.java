package govuk.chat.docs;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A checkout with the real launcher, in which Java, Maven and the system's tools are what the test puts there. */
final class Checkout {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "sed",
            "sleep",
            "tail",
            "touch");

    private final Path folder;

    Checkout(Path folder) throws IOException {
        this.folder = folder;
        Files.copy(Repository.ROOT.resolve("chat"), folder.resolve("chat"));
        Files.copy(Repository.ROOT.resolve("pom.xml"), folder.resolve("pom.xml"));
        makeOld(folder.resolve("pom.xml"));
        for (String tool : TOOLS) {
            addTool(tool);
        }
    }

    Path folder() {
        return folder;
    }

    /** A JDK that answers with its home, its process id, where it was started and its arguments, one a line. */
    void addJdk(String version) throws IOException {
        Path home = folder.resolve("jdks/jdk-" + version);
        write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        writeProgram(
                home.resolve("bin/java"),
                "printf '%s\\n' \"jdk-" + version + "\" \"pid $$\" \"in $(pwd -P)\" \"$@\"; exit ${JAVA_STATUS-0}");
        writeProgram(home.resolve("bin/javac"), "exit 1");
    }

    /** A Maven that notes its call in {@code maven-calls} and then does what the script says. */
    void addMaven(String script) throws IOException {
        writeProgram(folder.resolve("tools/mvn"), "echo \"$*\" >>maven-calls\n" + script);
    }

    List<String> mavenCalls() throws IOException {
        Path calls = folder.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** An empty file; its folders get its age, for a folder that changes means a file that came or went. */
    void addFile(String path, Duration age) throws IOException {
        Path file = folder.resolve(path);
        write(file, "");
        var time = FileTime.from(Instant.now().minus(age));
        for (int names = Path.of(path).getNameCount(); names > 0; names--) {
            Files.setLastModifiedTime(folder.resolve(Path.of(path).subpath(0, names)), time);
        }
    }

    Outcome chat(String... arguments) throws IOException, InterruptedException {
        return run(folder.resolve("chat"), folder, Map.of(), arguments);
    }

    Outcome run(Path launcher, Path workingFolder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("tools").toString());
        builder.environment().put("CHAT_JDK_PLACES", folder.resolve("jdks").toString());
        builder.environment().putAll(environment);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path messages = Files.createTempFile(folder, "messages", ".txt");
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end in a minute");
        }
        return new Outcome(process.exitValue(), process.pid(), Files.readString(output), Files.readString(messages));
    }

    private void addTool(String name) throws IOException {
        for (String place : System.getenv("PATH").split(":", -1)) {
            Path program = Path.of(place, name);
            if (Files.isExecutable(program)) {
                writeProgram(folder.resolve("tools").resolve(name), "exec " + program + " \"$@\"");
                return;
            }
        }
    }

    private static void writeProgram(Path path, String script) throws IOException {
        write(path, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(path, fromString("rwxr-xr-x"));
    }

    private static void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void makeOld(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    }

    /** How a run ended. */
    record Outcome(int status, long pid, String output, String messages) {}
}
