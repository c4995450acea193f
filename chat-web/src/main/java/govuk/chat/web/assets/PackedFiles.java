package govuk.chat.web.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The style sheets and scripts that are packed into a program: its own, those that all have, and those of the GOV.UK library. */
public final class PackedFiles {
    /** Where a program's own are. */
    public static final String FOLDER = "assets/";

    static final String LIBRARY_VERSION = "5.14.0";
    public static final String LIBRARY =
            "META-INF/resources/webjars/govuk-frontend/" + LIBRARY_VERSION + "/dist/govuk/";

    /** What every program with pages has from here. */
    public static final List<String> SHARED = List.of("icon.svg", "look.css", "password.js", "plain.css");

    private PackedFiles() {}

    /**
     * A hash over all of a program's own files, the shared ones and the library's version: any change gives all of them new addresses.
     *
     * @param own their names
     */
    public static String versionOf(List<String> own) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(LIBRARY_VERSION.getBytes(StandardCharsets.US_ASCII));
            for (var name : Stream.concat(own.stream(), SHARED.stream()).toList()) {
                sha.update(read(FOLDER + name));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static byte[] read(String resource) {
        try (InputStream in = PackedFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
