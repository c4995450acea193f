package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser of their own. What the browser complains about is noted. */
final class Person implements AutoCloseable {
    private static final List<String> WCAG_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final Page page;

    Person(BrowserContext context) {
        this.context = context;
        this.page = openTab();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Another tab of the same browser. */
    Page openTab() {
        var tab = context.newPage();
        tab.setDefaultTimeout(15_000);
        tab.onPageError(complaints::add);
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return tab;
    }

    Person goTo(String path) {
        page.navigate(path);
        return this;
    }

    Person type(String text) {
        input().fill(text);
        return this;
    }

    /** Types a message and presses Enter. */
    Person ask(String text) {
        type(text);
        input().press("Enter");
        return this;
    }

    /** Types a message and presses the button. */
    Person askByButton(String text) {
        type(text);
        sendButton().click();
        return this;
    }

    Locator input() {
        return page.locator("#message-input");
    }

    Locator sendButton() {
        return page.locator("#chat-form button[type='submit']");
    }

    Locator questions() {
        return page.locator("#chat-messages > .govuk-chat-message--user");
    }

    Locator answers() {
        return page.locator("#chat-messages > .govuk-chat-message--assistant");
    }

    /** Answers that are whole, failed or stopped, as the server rendered them. */
    Locator endedAnswers() {
        return page.locator("#chat-messages > [data-ended]");
    }

    Locator errorSummary() {
        return page.locator(".govuk-error-summary");
    }

    Locator status() {
        return page.locator("#connection-status");
    }

    void awaitAnswers(int count) {
        assertThat(endedAnswers()).hasCount(count);
    }

    /** Fails with what axe finds against WCAG 2.2, level AA, and against narrow screens. */
    void assertAccessible(String state) {
        var violations = new AxeBuilder(page)
                .withTags(WCAG_AA).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().getFirst().getHtml())
                        .toList();
        assertThat(violations).as(state).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(state + " does not scroll sideways")
                .isEqualTo(true);
    }

    /** Fails if the browser refused or missed anything: a script error, or something against the security policy. */
    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
