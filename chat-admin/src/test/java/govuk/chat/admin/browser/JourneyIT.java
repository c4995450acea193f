package govuk.chat.admin.browser;

import com.microsoft.playwright.options.ColorScheme;
import govuk.chat.admin.testing.Office;
import govuk.chat.core.client.ChatClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator does in a day, wide and narrow, light and dark, with script and without; every page against WCAG 2.2 AA. */
@SuppressWarnings("NullAway.Init")
class JourneyIT {
    @TempDir
    static Path data;

    private static Office office;
    private static String session;

    @BeforeAll
    static void start() throws Exception {
        office = new Office(data);
        try (var client = ChatClient.of(office.server().uri(""))) {
            var begun = client.sessions().create();
            client.ask(begun.id(), "How do I renew my passport?", event -> {});
            session = begun.id().value();
        }
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @ParameterizedTest(name = "{0} pixels, {1}, script {2}")
    @CsvSource({"1280, LIGHT, true", "375, DARK, true", "375, LIGHT, false"})
    void day_ofAnAdministrator(int width, ColorScheme colours, boolean hasScript) {
        var look = width + "-" + colours + (hasScript ? "" : "-plain") + "-";
        var address = office.admin().uri("").toString();
        var email = "new." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        try (var screen = new Screen(address, width, colours, hasScript)) {
            screen.goTo("/users").check(look + "sign-in");
            screen.press("Sign in").sees("Enter your email address.").check(look + "sign-in-error");
            screen.fill("Email address", Office.EMAIL)
                    .fill("Password", Office.PASSWORD)
                    .press("Sign in");
            screen.sees("Users").check(look + "users");

            screen.press("Create a user")
                    .sees("Leave it empty for one that is made up")
                    .check(look + "new-user");
            screen.press("Create the user").sees("Enter an email address.").check(look + "new-user-error");
            screen.fill("Email address", email).press("Create the user");
            screen.sees("User created").check(look + "password");

            screen.follow("Go to the user").sees(email).check(look + "user");
            screen.page().getByLabel("Moderator").check();
            screen.press("Change the user").sees("The change is made.").check(look + "user-changed");
            screen.follow("Erase everything they wrote")
                    .sees("cannot be brought back")
                    .check(look + "erase");
            screen.press("Erase everything").sees("Erased").check(look + "erased");

            screen.goTo("/conversations").sees(session).check(look + "conversations");
            screen.follow(session).sees("completed").check(look + "conversation");
            screen.fill("Why do you need to read it?", "Complaint 4711").press("Show what was said");
            screen.sees("How do I renew my passport?").check(look + "transcript");

            screen.goTo("/audit").sees("Transcript read").check(look + "audit");
            screen.follow("Check that nobody has changed it")
                    .sees("as it was written")
                    .check(look + "audit-check");
            screen.goTo("/metrics").sees("completed").check(look + "metrics");
            screen.goTo("/nowhere").sees("Page not found").check(look + "not-found");

            screen.goTo("/users/new").fill("Email address", "late-" + email);
            office.clock().move(Duration.ofMinutes(16));
            screen.press("Create the user").sees("What you had typed is kept").check(look + "signed-out");
            screen.fill("Email address", Office.EMAIL)
                    .fill("Password", Office.PASSWORD)
                    .press("Sign in");
            screen.sees("late-" + email).check(look + "carry-on");
            screen.press("Carry on").sees("User created");
            screen.press("Sign out").sees("Sign in");
            screen.hasNoComplaints();
        }
    }
}
