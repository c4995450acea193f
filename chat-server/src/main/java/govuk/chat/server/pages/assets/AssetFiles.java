package govuk.chat.server.pages.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Our own style sheets and scripts, and the version they have together. */
final class AssetFiles {
    static final String FOLDER = "assets/";
    static final String LIBRARY_VERSION = "5.14.0";
    static final String LIBRARY = "META-INF/resources/webjars/govuk-frontend/" + LIBRARY_VERSION + "/dist/govuk/";

    /** A list rather than a look into the folder: inside a jar there is no folder to look into. */
    static final List<String> OWN = List.of(
            "announcer.js",
            "answer.js",
            "api.js",
            "back-off.js",
            "chat.css",
            "chat.js",
            "composer.js",
            "conversation.js",
            "follow.js",
            "icon.svg",
            "level.js",
            "message-list.js",
            "outbox.js",
            "password.js",
            "plain.css",
            "sender.js",
            "session.js",
            "status.js",
            "tabs.js");

    private AssetFiles() {}

    /** A hash over all of them and the library's version: any change gives all of them new addresses. */
    static String version() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(LIBRARY_VERSION.getBytes(StandardCharsets.US_ASCII));
            for (var name : OWN) {
                sha.update(read(FOLDER + name));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] read(String resource) {
        try (InputStream in = AssetFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
