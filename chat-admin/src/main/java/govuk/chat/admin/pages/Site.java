package govuk.chat.admin.pages;

import govuk.chat.admin.settings.SiteSettings;
import govuk.chat.web.assets.Logotype;

/**
 * What every page has.
 *
 * @param assets where the app's own files are
 * @param logotype the crown as SVG
 */
record Site(SiteSettings settings, String assets, String logotype) {
    static Site of(SiteSettings settings, String assets) {
        return new Site(settings, assets, Logotype.svg());
    }
}
