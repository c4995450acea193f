package govuk.chat.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.service.RetentionSettings;
import govuk.chat.server.limits.LimitSettings;
import govuk.chat.server.limits.LimitSettings.Rate;
import govuk.chat.server.live.Banner;
import govuk.chat.server.live.Live;
import govuk.chat.server.live.Opening;
import govuk.chat.web.pages.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {
    private static final Rate RATE = new Rate(100, Duration.ofMinutes(15));
    private static final Live LIVE = new Live(
            () -> new Opening(true, ""),
            () -> new Opening(true, ""),
            () -> new Banner("", Instant.MIN, Instant.MAX),
            () -> new LimitSettings(RATE, RATE, RATE, RATE, RATE, RATE),
            RetentionSettings::defaults,
            Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 502, 503, 504})
    void errorPage_saysWhatToDoAndNoCode(int status) {
        var html = page("{}").html(status, "request-1");

        assertThat(html).contains("<h1", "request-1", "href=\"/chat\"");
        assertThat(html.replaceAll("<[^>]*>", "")).doesNotContain(String.valueOf(status));
    }

    @Test
    void errorPage_escapesTheReference() {
        assertThat(page("{}").html(404, "<b>")).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void crown_isShownUnlessSwitchedOff() {
        assertThat(page("{}").html(404, "")).contains("aria-label=\"GOV.UK\"", "<circle", "– GOV.UK</title>");
        assertThat(page("{\"crown\": false}").html(404, ""))
                .contains("chat-plain", "plain.css")
                .doesNotContain("GOV.UK", "Crown copyright", "<circle");
    }

    @Test
    void contactAndPhase_areShownWhereSet() {
        assertThat(page("{\"contact\": \"help@example.org\"}").html(404, ""))
                .contains("href=\"mailto:help@example.org\"", ">Beta<");
        assertThat(page("{\"contact\": \"https://example.org/help\", \"phase\": \"live\"}")
                        .html(404, ""))
                .contains("href=\"https://example.org/help\"")
                .doesNotContain("phase-banner");
    }

    @Test
    void source_withoutAWebAddress_isPassedOver() {
        var metadata = Metadata.EMPTY.with(
                "sources",
                List.of(
                        Map.of("title", "Guide", "url", "https://www.gov.uk/guide"),
                        Map.of("url", "https://www.gov.uk/untitled"),
                        Map.of("title", "Trap", "url", "javascript:alert(1)"),
                        Map.of("title", "Nowhere"),
                        "text"));

        assertThat(Source.of(metadata))
                .containsExactly(
                        new Source("Guide", "https://www.gov.uk/guide"),
                        new Source("https://www.gov.uk/untitled", "https://www.gov.uk/untitled"));
        assertThat(Source.of(Metadata.EMPTY.with("sources", "none"))).isEmpty();
    }

    @Test
    void moment_isInTheZoneOfThePages() {
        var moment = Moment.of(Instant.parse("2026-07-03T11:05:00Z"), ZoneId.of("Europe/London"));

        assertThat(moment).isEqualTo(new Moment("3 July 2026 at 12:05pm", "2026-07-03T11:05:00Z"));
        assertThat(Moment.of(Instant.parse("2026-01-03T00:05:00Z"), ZoneId.of("Europe/London"))
                        .words())
                .isEqualTo("3 January 2026 at 12:05am");
    }

    private static govuk.chat.web.errors.ErrorPage page(String settings) {
        try {
            return new Pages(new ObjectMapper().readValue(settings, PageSettings.class), true, LIVE).errorPage();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
