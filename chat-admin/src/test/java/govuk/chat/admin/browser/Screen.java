package govuk.chat.admin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser with one window. What it complains about is noted. */
final class Screen implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> WCAG_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;
    private final boolean hasScript;
    private final List<String> complaints = new ArrayList<>();

    Screen(String address, int width, ColorScheme colours, boolean hasScript) {
        this.hasScript = hasScript;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-background-networking", "--disable-component-update")));
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, 720)
                .setColorScheme(colours)
                .setJavaScriptEnabled(hasScript));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A page that says that something was refused is meant to have its status.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    Screen goTo(String path) {
        page.navigate(path);
        return this;
    }

    Screen fill(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    Screen press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    Screen follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return this;
    }

    Screen sees(String text) {
        // Waits: the page that a button leads to takes its time.
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(text);
        return this;
    }

    /**
     * Fails with what axe finds against WCAG 2.2, level AA, and against narrow screens. Axe is a script of its own: where pages run none, only the width is looked
     * at. Keeps a picture if {@code CHAT_PICTURES} names a folder for them.
     */
    void check(String state) {
        if (hasScript) {
            assertThat(violations()).as(state).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(state + " does not scroll sideways")
                    .isEqualTo(true);
        }
        picture(state);
    }

    private List<String> violations() {
        return new AxeBuilder(page)
                .withTags(WCAG_AA).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    private void picture(String state) {
        var folder = System.getenv("CHAT_PICTURES");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, state + ".png")));
        }
    }

    /** Fails if the browser refused or missed anything: a script error, or something against the security policy. */
    void hasNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }

    private static Path chromium() {
        var named = Stream.ofNullable(System.getenv("CHAT_CHROMIUM")).map(Path::of);
        var onPath = PROGRAMS.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)));
        return Stream.concat(named, onPath)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: install it (Debian: apt-get install chromium) or set"
                                + " CHAT_CHROMIUM."));
    }
}
