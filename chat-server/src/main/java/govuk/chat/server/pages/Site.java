package govuk.chat.server.pages;

import govuk.chat.server.caller.VisitorTokens;
import govuk.chat.server.live.Live;
import govuk.chat.web.assets.Logotype;
import java.util.List;
import java.util.Locale;

/**
 * What every page has.
 *
 * @param assets where our own files are
 * @param logotype the crown as SVG
 * @param isAnonymousAllowed whether somebody may chat without signing in
 */
record Site(PageSettings settings, String assets, String logotype, boolean isAnonymousAllowed, Live live) {
    static Site of(PageSettings settings, String assets, boolean isAnonymousAllowed, Live live) {
        return new Site(settings, assets, Logotype.svg(), isAnonymousAllowed, live);
    }

    /** What stands at the top of every page now. */
    List<Live.Notice> siteNotices() {
        return live.notices();
    }

    /** A sentence or two on how long conversations are kept. */
    String retention() {
        return settings.retention(live.retention().get());
    }

    /** How long the cookie of somebody who is not signed in lasts. */
    String visitorCookie() {
        return RetentionWords.words(
                VisitorTokens.lifetime(live.retention().get().visitors()));
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
