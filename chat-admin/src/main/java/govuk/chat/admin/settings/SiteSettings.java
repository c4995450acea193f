package govuk.chat.admin.settings;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * What the pages look like. What is left out (null) has its default.
 *
 * @param serviceName of the chat that is looked after; stands in the header and in every page title
 * @param crown whether the header shows the GOV.UK crown and the pages use its typeface; both are for government domains only
 * @param timeZone the times on the pages are of this zone
 * @param grafana where more is to be seen, an http or https address; empty for none
 */
public record SiteSettings(String serviceName, Boolean crown, String timeZone, String grafana) {
    public SiteSettings {
        serviceName = requireNonNullElse(serviceName, "Ask the assistant");
        crown = requireNonNullElse(crown, true);
        timeZone = requireNonNullElse(timeZone, "Europe/London");
        grafana = requireNonNullElse(grafana, "").strip();
        if (serviceName.isBlank()) {
            throw new SettingException("serviceName", "blank", "some words");
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new SettingException("timeZone", timeZone, "the name of a time zone, like Europe/London");
        }
        if (!grafana.isEmpty() && !grafana.startsWith("https://") && !grafana.startsWith("http://")) {
            throw new SettingException("grafana", grafana, "an address that begins with https:// or http://");
        }
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
