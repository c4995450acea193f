package govuk.chat.web.assets;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.assets.AssetServlet;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * Serves everything below {@code /assets}. Our own files and the library's are at addresses that change with their content, so
 * browsers keep them for good; the fonts and pictures are where the library's style sheet looks for them, and are kept for a day.
 */
public final class Assets {
    private final String own;

    /** @param ownFiles the names of the files in the folder {@code assets}; nothing else in it counts for the version */
    public Assets(List<String> ownFiles) {
        this.own = "/assets/chat/" + PackedFiles.versionOf(ownFiles);
    }

    /** Where our own files are: {@code /assets/chat/VERSION}, with the library's in {@code govuk} below it. */
    public String own() {
        return own;
    }

    public void register(Environment environment) {
        serve(environment, "own-assets", PackedFiles.FOLDER, own);
        serve(environment, "library-assets", PackedFiles.LIBRARY, own + "/govuk");
        serve(environment, "library-media", PackedFiles.LIBRARY + "assets/", "/assets");
        cache(
                environment,
                "cache-a-day",
                "/assets/*",
                "public, max-age=" + Duration.ofDays(1).toSeconds());
        // Comes second, so that it has the last word on the addresses that both cover.
        cache(
                environment,
                "cache-for-good",
                own + "/*",
                "public, max-age=" + Duration.ofDays(365).toSeconds() + ", immutable");
    }

    private static void serve(Environment environment, String name, String folder, String address) {
        environment
                .servlets()
                .addServlet(name, new AssetServlet("/" + folder, address, null, StandardCharsets.UTF_8))
                .addMapping(address + "/*");
    }

    private static void cache(Environment environment, String name, String addresses, String value) {
        environment
                .servlets()
                .addFilter(name, new CacheControl(value))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, addresses);
    }
}
