package govuk.chat.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.core.testing.MovableClock;
import govuk.chat.core.testing.OpenAiWire;
import govuk.chat.server.testing.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A real server, an agent that does as it is told, and a real browser. Tests take turns on it. */
final class Stage implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Somebody who can sign in, an administrator. */
    static final String EMAIL = "anna@example.org";

    static final String PASSWORD = "correct horse battery";

    private final MovableClock clock = new MovableClock();
    private final FakeOpenAiAgent agent = new FakeOpenAiAgent();
    private final Queue<FakeOpenAiAgent.Behaviour> next = new ConcurrentLinkedQueue<>();
    private final Path data;
    private final Playwright playwright;
    private final Browser browser;
    private RunningServer server;
    private int port;

    Stage() throws IOException {
        agent.always(this::behave);
        data = Files.createTempDirectory("chat-browser-test");
        server = start(0);
        port = server.port();
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        // Many tests share few processors.
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-background-networking", "--disable-component-update")));
    }

    /** What the agent does with the questions to come, one after the other; with all others it is polite and brief. */
    void agentWill(FakeOpenAiAgent.Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
    }

    /** Forgets what a test before this one may have left. */
    Stage cleared() {
        next.clear();
        return this;
    }

    /** The server's clock. */
    MovableClock clock() {
        return clock;
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** A new person in front of a screen this wide. */
    Person person(int width) {
        return person(new Browser.NewContextOptions().setViewportSize(width, 720));
    }

    Person person(Browser.NewContextOptions options) {
        return new Person(browser.newContext(options.setBaseURL(address())));
    }

    /** Stops the server and starts it again at the same address, with the same data. */
    void restart() {
        server.close();
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        playwright.close();
        server.close();
        agent.close();
        deleteAll(data);
    }

    private RunningServer start(int atPort) {
        try {
            var variables = Map.of(
                    "PORT",
                    String.valueOf(atPort),
                    "AI_AGENT_URL",
                    agent.url().toString(),
                    "ADMIN_EMAIL",
                    EMAIL,
                    "ADMIN_PASSWORD",
                    PASSWORD);
            return RunningServer.start(data, variables, null, clock);
        } catch (Exception e) {
            throw new IllegalStateException("the server did not start", e);
        }
    }

    private void behave(OpenAiWire wire) throws IOException, InterruptedException {
        var behaviour = next.poll();
        (behaviour == null ? FakeOpenAiAgent.saying("Good ", "question.") : behaviour).answer(wire);
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

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
