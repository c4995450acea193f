package govuk.chat.admin.browser;

import com.microsoft.playwright.options.ColorScheme;
import govuk.chat.admin.testing.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does when something is wrong, wide and narrow, light and dark, with script and without; every page against WCAG 2.2 AA. */
@SuppressWarnings("NullAway.Init")
class OperationsIT {
    @TempDir
    static Path data;

    private static Office office;

    @BeforeAll
    static void start() throws Exception {
        office = new Office(data);
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @ParameterizedTest(name = "{0} pixels, {1}, script {2}")
    @CsvSource({"1280, LIGHT, true", "375, DARK, true", "375, LIGHT, false"})
    void hour_ofAnOperator(int width, ColorScheme colours, boolean hasScript) {
        var look = "operations-" + width + "-" + colours + (hasScript ? "" : "-plain") + "-";
        var server = "127.0.0.1:" + office.server().port();
        try (var screen = new Screen(office.admin().uri("").toString(), width, colours, hasScript)) {
            screen.goTo("/settings")
                    .fill("Email address", Office.EMAIL)
                    .fill("Password", Office.PASSWORD)
                    .press("Sign in");

            screen.goTo("/settings").sees("Announcement").check(look + "settings");
            screen.follow("Chat on the pages").sees("Are messages taken?").check(look + "setting");
            screen.page().getByLabel("No, it is closed").check();
            screen.press("Change it").sees("Say why").check(look + "setting-error");
            screen.fill("Why do you change it?", "A flood").press("Change it");
            screen.sees("Chat on the pages: changed.").sees("closed").check(look + "settings-changed");
            screen.follow("Chat on the pages").follow("Go back to it").sees("The default is: open.");
            screen.check(look + "setting-default");
            screen.fill("Why?", "It is over").press("Go back to the default").sees("Chat on the pages: changed.");
            screen.goTo("/settings/banner").check(look + "banner");
            screen.goTo("/settings/retention").check(look + "retention");

            screen.goTo("/agents").sees("built-in demonstration").check(look + "agents");
            screen.follow("Overrule main").press("Overrule it").sees("Select what is to be done.");
            screen.check(look + "agent-error");
            screen.page().getByLabel("Do not ask it").check();
            screen.fill("Why?", "It says nonsense").press("Overrule it");
            screen.sees("It is not asked until").check(look + "agents-overruled");
            screen.follow("Let main alone again").fill("Why?", "It is well").press("Let it alone");
            screen.sees("closed");

            screen.goTo("/servers").sees(server).check(look + "servers");
            screen.follow("Drain " + server).sees("begins no more answers").check(look + "drain");
            screen.fill("Why?", "A new kernel").press("Drain the server");
            screen.sees("Drained").check(look + "servers-drained");
            screen.press("Take part again " + server).sees(server);

            screen.goTo("/caches").sees("There are no caches.").check(look + "caches");
            screen.hasNoComplaints();
        }
    }
}
