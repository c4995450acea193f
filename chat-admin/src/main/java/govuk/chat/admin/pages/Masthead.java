package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Administrator;
import java.util.List;

/**
 * The top of a page: who is looking at it and where they can go.
 *
 * @param csrf for all forms on the page
 */
record Masthead(String signedInAs, String csrf, List<Item> places) {
    private static final List<Place> PLACES = List.of(
            new Place("Users", "/users", false),
            new Place("Conversations", "/conversations", true),
            new Place("Audit", "/audit", true),
            new Place("Metrics", "/metrics", false),
            new Place("Servers", "/servers", false),
            new Place("Agents", "/agents", false),
            new Place("Caches", "/caches", false),
            new Place("Settings", "/settings", false));

    /** @param path of the page */
    static Masthead of(Administrator administrator, String csrf, String path) {
        var places = PLACES.stream()
                .filter(place -> administrator.isAdmin() || place.isForModerators())
                .map(place -> new Item(place.name(), place.address(), isWithin(place.address(), path)))
                .toList();
        return new Masthead(administrator.user().email(), csrf, places);
    }

    private static boolean isWithin(String address, String path) {
        return path.equals(address) || path.startsWith(address + "/");
    }

    record Item(String name, String address, boolean isCurrent) {}

    private record Place(String name, String address, boolean isForModerators) {}
}
