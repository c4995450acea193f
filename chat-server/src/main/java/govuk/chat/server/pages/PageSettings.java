package govuk.chat.server.pages;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import govuk.chat.core.service.RetentionSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * What the pages say and look like. What is left out (null) has its default.
 *
 * @param serviceName stands in the header and in every page title
 * @param assistantName who the answers are from; stands above each of them
 * @param organisation who runs the service, as in "the Department for Examples"; empty to leave it out
 * @param crown whether the header shows the GOV.UK crown and the pages use its typeface; both are for government domains only
 * @param phase {@code alpha}, {@code beta} or {@code live}, which shows no banner
 * @param contact an email address or an https address; empty for none
 * @param retention a sentence or two on how long conversations are kept; empty for what the settings of retention say
 * @param timeZone the times on the pages are of this zone
 */
public record PageSettings(
        String serviceName,
        String assistantName,
        String organisation,
        Boolean crown,
        String phase,
        String contact,
        String retention,
        String timeZone) {
    private static final Set<String> PHASES = Set.of("alpha", "beta", "live");

    public PageSettings {
        serviceName = requireNonNullElse(serviceName, "Ask the assistant");
        assistantName = requireNonNullElse(assistantName, "Assistant");
        organisation = requireNonNullElse(organisation, "");
        crown = requireNonNullElse(crown, true);
        phase = requireNonNullElse(phase, "beta").toLowerCase(Locale.ROOT);
        contact = requireNonNullElse(contact, "");
        retention = requireNonNullElse(retention, "");
        timeZone = requireNonNullElse(timeZone, "Europe/London");
        requireText("serviceName", serviceName);
        requireText("assistantName", assistantName);
        if (!PHASES.contains(phase)) {
            throw new SettingException("phase", phase, "alpha, beta or live");
        }
        if (!contact.isEmpty() && !isAddress(contact)) {
            throw new SettingException("contact", contact, "an email address or an address that begins with https://");
        }
        requireZone(timeZone);
    }

    /** What is said of retention: the sentence that is set, or else one made from what holds now. */
    String retention(RetentionSettings kept) {
        return retention.isEmpty() ? RetentionWords.of(kept) : retention;
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new SettingException(name, "blank", "some words");
        }
    }

    /** The contact as an address that a link can have; empty if there is none. */
    public String contactLink() {
        return contact.isEmpty() || contact.startsWith("https://") ? contact : "mailto:" + contact;
    }

    private static boolean isAddress(String contact) {
        return contact.startsWith("https://") || contact.matches("[^\\s@:]+@[^\\s@:]+");
    }

    private static void requireZone(String name) {
        try {
            ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new SettingException("timeZone", name, "the name of a time zone, like Europe/London");
        }
    }
}
