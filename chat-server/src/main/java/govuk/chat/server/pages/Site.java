package govuk.chat.server.pages;

import govuk.chat.server.pages.assets.Logotype;
import java.util.Locale;

/**
 * What every page has.
 *
 * @param assets where our own files are
 * @param logotype the crown as SVG
 * @param isAnonymousAllowed whether somebody may chat without signing in
 */
record Site(PageSettings settings, String assets, String logotype, boolean isAnonymousAllowed) {
    static Site of(PageSettings settings, String assets, boolean isAnonymousAllowed) {
        return new Site(settings, assets, Logotype.svg(), isAnonymousAllowed);
    }

    /** The word in the banner; empty for a service that is past its phases. */
    String phaseTag() {
        var phase = settings.phase();
        return phase.equals("live") ? "" : phase.substring(0, 1).toUpperCase(Locale.ROOT) + phase.substring(1);
    }

    String contactLink() {
        return settings.contactLink();
    }
}
