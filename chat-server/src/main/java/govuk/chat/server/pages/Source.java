package govuk.chat.server.pages;

import govuk.chat.core.model.Metadata;
import govuk.chat.server.pages.markdown.SafeAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where an agent says that its answer is from. */
record Source(String title, String url) {
    private static final int MOST = 20;

    /** Those of {@code sources: [{title, url}]} that lead to a web address; anything else an agent may put there is passed over. */
    static List<Source> of(Metadata metadata) {
        return metadata.values().get("sources") instanceof List<?> sources
                ? sources.stream().flatMap(Source::read).limit(MOST).toList()
                : List.of();
    }

    private static Stream<Source> read(Object source) {
        if (source instanceof Map<?, ?> map && map.get("url") instanceof String url && SafeAddress.isSafe(url)) {
            return Stream.of(
                    new Source(map.get("title") instanceof String title && !title.isBlank() ? title : url, url));
        }
        return Stream.empty();
    }
}
