package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.service.Audit;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.MovableClock;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers over one PostgreSQL, so that what one is told the other must know at once. */
@SuppressWarnings("NullAway.Init")
class AuthApiTest {
    private static final String SECRET = "the key that signs here, which is long enough for HS512 too, 0123456789";
    private static final String PREVIOUS = "the key that signed before, 0123456789";
    private static final String ME = "/api/v1/auth/me";

    @TempDir
    static Path data;

    private static Users users;
    private static RunningServer server;
    private static RunningServer other;
    private static User admin;
    private static final MovableClock CLOCK = new MovableClock();

    @BeforeAll
    static void start() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var settings = Files.writeString(data.resolve("settings.yml"), "streams:\n  heartbeat: 300ms\n");
        var variables = Map.of(
                "DATABASE_URL", url, "JWT_SECRET", SECRET, "JWT_SECRET_PREVIOUS", PREVIOUS, "CHAT_ECHO_DELAY", "200ms");
        server = RunningServer.start(data.resolve("one"), variables, settings, CLOCK);
        other = RunningServer.start(data.resolve("two"), variables, settings, CLOCK);
        users = Users.inPostgres(url);
        admin = users.create(UserRole.ADMIN);
    }

    @AfterAll
    static void stop() {
        users.close();
        server.close();
        other.close();
    }

    @Test
    void login_givesATokenThatSaysWhoItIsFor() throws Exception {
        var user = users.create(UserRole.MODERATOR);

        var entry = login("  " + user.email().value().toUpperCase(Locale.ROOT), Users.PASSWORD);

        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.at("/user/id")).isEqualTo(user.id().value());
        assertThat(entry.at("/user/email")).isEqualTo(user.email().value());
        assertThat(entry.at("/user/role")).isEqualTo("moderator");
        assertThat(entry.header("Cache-Control")).contains("no-store");
        assertThat(entry.header("Set-Cookie")).isEmpty();
        var claims = SignedJWT.parse(entry.at("/token")).getJWTClaimsSet();
        assertThat(claims.getStringClaim("userId")).isEqualTo(user.id().value());
        assertThat(claims.getStringClaim("email")).isEqualTo(user.email().value());
        assertThat(claims.getStringClaim("role")).isEqualTo("moderator");
        assertThat(Duration.between(
                        claims.getNotBeforeTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(24));
        assertThat(entry.text()).doesNotContain("hash", "password");
    }

    @Test
    void token_isGoodOnEveryServer() throws Exception {
        var caller = signedIn(users.create(UserRole.USER));

        var me = caller.at(other::uri).get(ME);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/lapsesAt")).isEqualTo(me.at("/expiresAt"));
    }

    @Test
    void login_unknownWrongAndDisabled_cannotBeToldApart() throws Exception {
        var user = users.create(UserRole.USER);
        var disabled = users.create(UserRole.USER);
        users.service().change(Audit.SYSTEM, disabled.id(), known -> known.withActive(false));

        var answers = List.of(
                login("nobody@example.org", Users.PASSWORD),
                login(user.email().value(), "not the password"),
                login(disabled.email().value(), Users.PASSWORD),
                login("not an address", Users.PASSWORD));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("/error/code")).isEqualTo("UNAUTHENTICATED");
            assertThat(withoutId(answer)).isEqualTo(withoutId(answers.getFirst()));
        });
    }

    @Test
    void login_unknownWrongAndDisabled_takeTheSameTime() throws Exception {
        var user = users.create(UserRole.USER);
        var disabled = users.create(UserRole.USER);
        users.service().change(Audit.SYSTEM, disabled.id(), known -> known.withActive(false));
        login("warm@example.org", "up");

        var unknown = fastest(() -> login("nobody" + System.nanoTime() + "@example.org", Users.PASSWORD));
        var wrong = fastest(() -> login(user.email().value(), "not the password"));
        var off = fastest(() -> login(disabled.email().value(), Users.PASSWORD));

        // A bcrypt hash of cost 12 takes far longer than everything else; one that was left out would show.
        assertThat(unknown).isBetween(wrong * 0.6, wrong * 1.6);
        assertThat(off).isBetween(wrong * 0.6, wrong * 1.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"email\":\"a@b\"}",
                "{\"email\":\"a@b\",\"password\":null}",
                "{\"email\":1,\"password\":\"x\"}"
            })
    void login_withoutBoth_isNoLogin(String body) throws Exception {
        var answer = server.stranger().post("/api/v1/auth/login", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void bodies_withMoreThanTheyShould_changeNothing() throws Exception {
        var user = users.create(UserRole.USER);
        var more =
                "{\"email\":\"%s\",\"password\":\"%s\",\"role\":\"admin\",\"id\":\"x\",\"isActive\":true,\"createdAt\":0}"
                        .formatted(user.email(), Users.PASSWORD);
        var entry = server.stranger().post("/api/v1/auth/login", more);
        assertThat(entry.at("/user/role")).isEqualTo("user");

        var caller = server.stranger().with(entry.at("/token"));
        var session = caller.post(
                "/api/v1/sessions",
                "{\"id\":\"mine\",\"sessionId\":\"mine\",\"userId\":\"somebody-else\",\"owner\":\"user:x\",\"createdAt\":0}");

        assertThat(session.status()).isEqualTo(201);
        assertThat(session.at("/sessionId")).isNotEqualTo("mine");
        assertThat(session.at("/metadata/userId")).isEqualTo("somebody-else");
        assertThat(caller.get("/api/v1/sessions").json().at("/sessions")).hasSize(1);
        assertThat(signedIn(user).get("/api/v1/sessions").json().at("/sessions"))
                .hasSize(1);
    }

    @Test
    void logout_holdsAtOnceEverywhere_andForThatSignInAlone() throws Exception {
        var user = users.create(UserRole.USER);
        var one = signedIn(user);
        var two = signedIn(user);

        assertThat(one.post("/api/v1/auth/logout", "").status()).isEqualTo(204);

        assertRefusedEverywhere(one);
        assertThat(two.at(other::uri).get(ME).status()).isEqualTo(200);
        assertThat(one.post("/api/v1/auth/logout", "").status()).isEqualTo(204);
    }

    @Test
    void roleChange_holdsAtOnceEverywhere() throws Exception {
        var user = users.create(UserRole.ADMIN);
        var caller = signedIn(user);
        assertThat(caller.get("/api/v1/admin/users").status()).isEqualTo(200);

        users.service().change(Audit.SYSTEM, user.id(), known -> known.withRole(UserRole.USER));

        assertRefusedEverywhere(caller);
        assertThat(signedIn(user).get("/api/v1/admin/users").status()).isEqualTo(403);
    }

    @Test
    void disabling_holdsAtOnceEverywhere_untilEnabledAgain() throws Exception {
        var user = users.create(UserRole.USER);
        var caller = signedIn(user);

        users.service().change(Audit.SYSTEM, user.id(), known -> known.withActive(false));

        assertRefusedEverywhere(caller);
        users.service().change(Audit.SYSTEM, user.id(), known -> known.withActive(true));
        assertRefusedEverywhere(caller);
        assertThat(signedIn(user).get(ME).status()).isEqualTo(200);
    }

    @Test
    void passwordChange_endsEverySignInAndGivesANewOne() throws Exception {
        var user = users.create(UserRole.USER);
        var here = signedIn(user);
        var elsewhere = signedIn(user);

        var changed = changePassword(here, Users.PASSWORD, "another good password");

        assertThat(changed.status()).isEqualTo(200);
        assertRefusedEverywhere(here);
        assertRefusedEverywhere(elsewhere);
        assertThat(server.stranger().with(changed.at("/token")).get(ME).status())
                .isEqualTo(200);
        assertThat(login(user.email().value(), Users.PASSWORD).status()).isEqualTo(401);
        assertThat(login(user.email().value(), "another good password").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        wrong                 | another good password | 400 | INVALID_INPUT
        correct horse battery | short                 | 400 | VALIDATION_ERROR
        correct horse battery | password123           | 400 | VALIDATION_ERROR
        """)
    void passwordChange_refused_changesNothing(String current, String next, int status, String code) throws Exception {
        var user = users.create(UserRole.USER);
        var caller = signedIn(user);

        var answer = changePassword(caller, current, next);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(caller.get(ME).status()).isEqualTo(200);
        assertThat(login(user.email().value(), Users.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void passwordOf100Characters_countsToItsEnd() throws Exception {
        var user = users.create(UserRole.USER);
        var password = "é".repeat(99);

        changePassword(signedIn(user), Users.PASSWORD, password + "a");

        assertThat(login(user.email().value(), password + "b").status()).isEqualTo(401);
        assertThat(login(user.email().value(), password + "a").status()).isEqualTo(200);
    }

    @Test
    void fiftyWrongLogins_areSlowedDown_andTheOwnerStillGetsIn() throws Exception {
        var user = users.create(UserRole.USER);
        var statuses = new ArrayList<Integer>();
        Caller.Answer last = login(user.email().value(), "wrong");
        for (int i = 0; i < 49; i++) {
            last = login(user.email().value(), "wrong");
            statuses.add(last.status());
        }

        assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThan(10);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.at("/error/code")).isEqualTo("RATE_LIMITED");
        var retryAfter = Long.parseLong(last.header("Retry-After"));
        assertThat(retryAfter).isBetween(1L, 300L);
        assertThat(login(user.email().value(), Users.PASSWORD).status()).isEqualTo(429);
        CLOCK.move(Duration.ofSeconds(retryAfter));
        assertThat(login(user.email().value(), Users.PASSWORD).status()).isEqualTo(200);
        assertThat(login(user.email().value(), "wrong").status()).isEqualTo(401);
    }

    @Test
    void clockMovedBy25Hours_endsTheSignIn() throws Exception {
        var caller = signedIn(users.create(UserRole.USER));

        CLOCK.move(Duration.ofHours(25));

        assertRefusedEverywhere(caller);
    }

    @Test
    void programLeftAloneForHours_isStillSignedIn() throws Exception {
        var caller = signedIn(users.create(UserRole.USER));

        CLOCK.move(Duration.ofHours(23));

        assertThat(caller.get(ME).status()).isEqualTo(200);
    }

    @Test
    void keyThatSignedBefore_stillReads() throws Exception {
        var caller = signedIn(users.create(UserRole.USER));
        var claims = SignedJWT.parse(caller.token()).getJWTClaimsSet();

        assertThat(caller.with(sign(claims, PREVIOUS, header -> {})).get(ME).status())
                .isEqualTo(200);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("flipped signature", (good, claims) -> flip(good, good.length() - 5)),
                bad("flipped claim", (good, claims) -> flip(good, good.indexOf('.') + 20)),
                bad("no signature", (good, claims) -> good.substring(0, good.lastIndexOf('.') + 1)),
                bad("algorithm none", (good, claims) -> new PlainJWT(claims).serialize()),
                bad("another algorithm", (good, claims) -> sign(JWSAlgorithm.HS512, claims, SECRET, header -> {})),
                bad("another key", (good, claims) -> sign(claims, "somebody else's key, 0123456789 abc", header -> {})),
                bad(
                        "another key under our name",
                        (good, claims) -> sign(
                                claims, "somebody else's key, 0123456789 abc", header -> header.keyID(keyId(good)))),
                bad("no key id", (good, claims) -> sign(claims, SECRET, header -> header.keyID(null))),
                bad(
                        "a path as key id",
                        (good, claims) -> sign(claims, SECRET, header -> header.keyID("../../dev/null"))),
                bad(
                        "a key to be fetched",
                        (good, claims) ->
                                sign(claims, SECRET, header -> header.jwkURL(URI.create("http://127.0.0.1:9/keys")))),
                bad(
                        "a certificate to be fetched",
                        (good, claims) -> sign(
                                claims, SECRET, header -> header.x509CertURL(URI.create("http://127.0.0.1:9/cert")))),
                bad(
                        "something critical",
                        (good, claims) -> sign(
                                claims,
                                SECRET,
                                header -> header.criticalParams(Set.of("exp")).customParam("exp", 1))),
                bad(
                        "another issuer",
                        (good, claims) -> sign(change(claims, c -> c.issuer("else")), SECRET, header -> {})),
                bad(
                        "another audience",
                        (good, claims) -> sign(change(claims, c -> c.audience("else")), SECRET, header -> {})),
                bad(
                        "two audiences",
                        (good, claims) -> sign(
                                change(claims, c -> c.audience(List.of("govuk-chat", "else"))), SECRET, header -> {})),
                bad(
                        "expired",
                        (good, claims) -> sign(change(claims, c -> c.expirationTime(at(-1))), SECRET, header -> {})),
                bad(
                        "not yet valid",
                        (good, claims) -> sign(change(claims, c -> c.notBeforeTime(at(90))), SECRET, header -> {})),
                bad(
                        "no expiry",
                        (good, claims) -> sign(change(claims, c -> c.expirationTime(null)), SECRET, header -> {})),
                bad(
                        "no beginning",
                        (good, claims) -> sign(change(claims, c -> c.notBeforeTime(null)), SECRET, header -> {})),
                bad("no id", (good, claims) -> sign(change(claims, c -> c.jwtID(null)), SECRET, header -> {})),
                bad(
                        "the id of no sign-in",
                        (good, claims) -> sign(change(claims, c -> c.jwtID("nobody")), SECRET, header -> {})),
                bad(
                        "an id that is none",
                        (good, claims) -> sign(change(claims, c -> c.jwtID("' OR 1=1 --")), SECRET, header -> {})),
                bad(
                        "far too long",
                        (good, claims) ->
                                sign(change(claims, c -> c.claim("more", "x".repeat(5_000))), SECRET, header -> {})),
                bad("not a token", (good, claims) -> "eyJ.eyJ.eyJ"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void badToken_isRefused(String name, Forgery forgery) throws Exception {
        var good = signedIn(admin);
        var claims = SignedJWT.parse(good.token()).getJWTClaimsSet();
        assertThat(good.with(sign(claims, SECRET, header -> {})).get(ME).status())
                .as("what is made here is otherwise good")
                .isEqualTo(200);

        var forged = good.with(forgery.of(good.token(), claims));

        assertRefusedEverywhere(forged);
    }

    @Test
    void claims_areNotWhatDecides() throws Exception {
        var user = users.create(UserRole.USER);
        var caller = signedIn(user);
        var claims = SignedJWT.parse(caller.token()).getJWTClaimsSet();
        var asAdmin = sign(
                change(
                        claims,
                        c -> c.claim("role", "admin").claim("userId", "x").subject("x")),
                SECRET,
                header -> {});

        var forged = caller.with(asAdmin);

        assertThat(forged.get("/api/v1/admin/users").status()).isEqualTo(403);
        assertThat(forged.get(ME).at("/user/id")).isEqualTo(user.id().value());
    }

    /** Path, method, and what a stranger, a user, a moderator and an administrator get. 404 and 400 are to be let in. */
    @Test
    void adminRoutes_areClosed() throws Exception {
        var user = signedIn(users.create(UserRole.USER));
        var moderator = signedIn(users.create(UserRole.MODERATOR));
        var administrator = signedIn(admin);
        var visitor = server.visitor();
        for (var row : """
            /users               GET    401 403 403 200
            /users               POST   401 403 403 400
            /sessions            GET    401 403 200 200
            /sessions/x/messages GET    401 403 404 404
            /sessions/x          DELETE 401 403 403 405
            /sessions/x/transcript POST 401 403 400 400
            /audit               GET    401 403 200 200
            /settings            GET    401 403 403 200
            /settings            PUT    401 403 403 405
            /settings/banner     GET    401 403 403 200
            /settings/banner     PUT    401 403 403 400
            /settings/banner     DELETE 401 403 403 428
            /caches              GET    401 403 403 200
            /caches/flush        POST   401 403 403 200
            /caches/x/flush      POST   401 403 403 404
            /agents              GET    401 403 403 200
            /agents/x            GET    401 403 403 404
            /agents/main/override PUT   401 403 403 400
            /agents/main/override DELETE 401 403 403 428
            /replica             GET    401 403 403 200
            /replica/drain       POST   401 403 403 400
            /metrics             GET    401 403 403 200
            /sessionsx           GET    401 403 403 404
            /%75sers             GET    401 403 403 404
            /                    GET    401 403 403 404
            """.lines().map(line -> line.split("\\s+")).toList()) {
            var path = "/api/v1/admin" + row[0];

            assertThat(List.of(
                            status(server.stranger(), row[1], path),
                            status(visitor, row[1], path),
                            status(user, row[1], path),
                            status(moderator, row[1], path),
                            status(administrator, row[1], path)))
                    .as(row[1] + " " + path)
                    .containsExactly(
                            Integer.valueOf(row[2]),
                            Integer.valueOf(row[2]),
                            Integer.valueOf(row[3]),
                            Integer.valueOf(row[4]),
                            Integer.valueOf(row[5]));
        }
    }

    @Test
    void adminRoute_refused_isInTheAudit() throws Exception {
        var user = users.create(UserRole.USER);
        var caller = signedIn(user);
        var before = users.audit().head().sequence();

        server.stranger().get("/api/v1/admin/users");
        caller.get("/api/v1/admin/audit");
        signedIn(admin).get("/api/v1/admin/users");

        assertThat(users.audit().after(before, 100).stream().map(AuditLink::entry))
                .filteredOn(entry -> entry.action() == AuditAction.ACCESS_REFUSED)
                .extracting(AuditEntry::actor, AuditEntry::subject, AuditEntry::address, AuditEntry::outcome)
                .containsExactly(
                        tuple("nobody", "api/v1/admin/users", "127.0.0.1", AuditOutcome.REFUSED),
                        tuple(
                                new Owner.User(user.id()).key(),
                                "api/v1/admin/audit",
                                "127.0.0.1",
                                AuditOutcome.REFUSED));
    }

    @Test
    void sessions_ofAUser_areNobodyElses() throws Exception {
        var owner = signedIn(users.create(UserRole.USER)).begin();
        owner.sendOnly("mine");
        var stranger = signedIn(users.create(UserRole.ADMIN));

        for (var caller : List.of(stranger, server.visitor(), server.stranger())) {
            var foreign = caller.with(caller.token());
            assertThat(foreign.get("/api/v1/sessions/" + owner.session()).status())
                    .isIn(401, 404);
            assertThat(withoutId(foreign.get("/api/v1/sessions/" + owner.session())))
                    .isEqualTo(withoutId(foreign.get("/api/v1/sessions/unknown")));
        }
    }

    @Test
    void visitorWhoSignsIn_keepsTheConversationAndTheAnswerBeingWritten() throws Exception {
        var user = users.create(UserRole.USER);
        var earlier = signedIn(user).begin().session();
        var visitor = server.visitor();
        var asked = visitor.call(
                "POST",
                visitor.messages(),
                Caller.content("to be kept"),
                Map.of("Prefer", "wait=0", "Idempotency-Key", "k"));
        var visitorsToken = visitor.token();
        var stream = CompletableFuture.supplyAsync(() -> events(visitor.with(visitorsToken), asked));

        visitor.signIn(user.email().value(), Users.PASSWORD);

        assertThat(stream.join().getLast().type()).isEqualTo("reply.completed");
        var answers = visitor.get(visitor.messages());
        assertThat(answers.json().at("/messages")).hasSize(2);
        assertThat(visitor.get("/api/v1/sessions").text()).contains(earlier, visitor.session());
        assertThat(visitor.get("/api/v1/replies/" + asked.at("/reply/id")).at("/status"))
                .isEqualTo("completed");
        var repeat =
                visitor.call("POST", visitor.messages(), Caller.content("to be kept"), Map.of("Idempotency-Key", "k"));
        assertThat(repeat.at("/message/id")).isEqualTo(asked.at("/message/id"));
        assertThat(visitor.with(visitorsToken).get(visitor.messages()).status()).isEqualTo(404);
    }

    @Test
    void serviceAccount_actsForWhomItNames() throws Exception {
        var service = users.create("service@example.org", UserRole.USER, true);
        var otherService = users.create("other-service@example.org", UserRole.USER, true);
        var caller = signedIn(service);

        var anna = caller.call("POST", "/api/v1/sessions", "{}", Map.of("X-User-ID", "anna@council.example"));
        var path = "/api/v1/sessions/" + anna.at("/sessionId");

        assertThat(anna.status()).isEqualTo(201);
        assertThat(caller.call("GET", path, "", Map.of("X-User-ID", "anna@council.example"))
                        .status())
                .isEqualTo(200);
        assertThat(caller.call("GET", path, "", Map.of("X-User-ID", "ben")).status())
                .isEqualTo(404);
        assertThat(caller.get(path).status()).isEqualTo(404);
        assertThat(signedIn(otherService)
                        .call("GET", path, "", Map.of("X-User-ID", "anna@council.example"))
                        .status())
                .isEqualTo(404);
        assertThat(caller.call("GET", path, "", Map.of("X-User-ID", "an na")).status())
                .isEqualTo(400);
    }

    @Test
    void everybodyElse_speaksForThemselves_whateverTheHeaderSays() throws Exception {
        var user = users.create(UserRole.ADMIN);
        var caller = signedIn(user).begin();
        var victim = signedIn(users.create(UserRole.USER)).begin();
        var victimsId = victim.get(ME).at("/user/id");

        assertThat(caller.call("GET", "/api/v1/sessions/" + victim.session(), "", Map.of("X-User-ID", victimsId))
                        .status())
                .isEqualTo(404);
        assertThat(caller.call("GET", "/api/v1/sessions/" + caller.session(), "", Map.of("X-User-ID", victimsId))
                        .status())
                .isEqualTo(200);
        var visitor = server.visitor();
        assertThat(visitor.call("GET", "/api/v1/sessions/" + victim.session(), "", Map.of("X-User-ID", victimsId))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void openStream_endsWhenItsSignInDoes() throws Exception {
        var user = users.create(UserRole.USER);
        var caller = signedIn(user).begin();
        var asked = caller.sendOnly(String.join(" ", Collections.nCopies(150, "word")));
        var stream = CompletableFuture.supplyAsync(() -> events(caller, asked));
        Await.until(
                "the answer has begun",
                () -> caller.get("/api/v1/replies/" + asked.at("/reply/id"))
                        .at("/status")
                        .equals("running"));

        caller.at(other::uri).post("/api/v1/auth/logout", "");

        var events = stream.get(5, TimeUnit.SECONDS);
        assertThat(events).extracting(Caller.Event::type).doesNotContain("reply.completed");
    }

    /** Hashing takes a processor for a quarter of a second each; the chat must not wait in that queue. */
    @Test
    void floodOfLogins_doesNotHoldUpTheChat() throws Exception {
        var visitor = server.visitor();
        var flood = new ArrayList<CompletableFuture<Caller.Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                var email = "flood" + i + "@example.org";
                flood.add(CompletableFuture.supplyAsync(() -> unchecked(() -> login(email, "wrong")), threads));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(visitor.get("/api/v1/sessions").status()).isEqualTo(200);
            }

            assertThat(flood).as("the chat was done before the flood was").anyMatch(login -> !login.isDone());
        }
        assertThat(flood).extracting(login -> login.join().status()).isSubsetOf(401, 429);
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Caller signedIn(User user) throws Exception {
        return server.stranger().signIn(user.email().value(), Users.PASSWORD);
    }

    private static Caller.Answer login(String email, String password) throws Exception {
        return server.stranger().post("/api/v1/auth/login", Caller.credentials(email, password));
    }

    private static Caller.Answer changePassword(Caller caller, String current, String next) throws Exception {
        return caller.post(
                "/api/v1/auth/password",
                new ObjectMapper().writeValueAsString(Map.of("currentPassword", current, "newPassword", next)));
    }

    /** Also where a stranger would be welcome: who shows a sign-in is not taken for somebody else. */
    private static void assertRefusedEverywhere(Caller caller) throws Exception {
        for (var at : List.of(caller, caller.at(other::uri))) {
            assertThat(at.get(ME).status()).isEqualTo(401);
            assertThat(at.get("/api/v1/sessions").status()).isEqualTo(401);
            var created = at.post("/api/v1/sessions", "{}");
            assertThat(created.status()).isEqualTo(401);
            assertThat(created.at("/error/code")).isEqualTo("UNAUTHENTICATED");
        }
    }

    private static int status(Caller caller, String method, String path) throws Exception {
        return caller.call(method, path, "", Map.of()).status();
    }

    private static String withoutId(Caller.Answer answer) {
        return answer.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static List<Caller.Event> events(Caller caller, Caller.Answer asked) {
        try {
            return caller.events(asked.at("/reply/id"), "", Integer.MAX_VALUE);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static double fastest(Attempt attempt) throws Exception {
        var best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            var begun = System.nanoTime();
            attempt.make();
            best = Math.min(best, (double) (System.nanoTime() - begun));
        }
        return best;
    }

    private interface Attempt {
        Caller.Answer make() throws Exception;
    }

    /** Makes a bad token of a good one and its claims. */
    interface Forgery {
        String of(String good, JWTClaimsSet claims) throws Exception;
    }

    private static Arguments bad(String name, Forgery forgery) {
        return Arguments.of(name, forgery);
    }

    private static String sign(JWTClaimsSet claims, String secret, Consumer<JWSHeader.Builder> change)
            throws Exception {
        return sign(JWSAlgorithm.HS256, claims, secret, change);
    }

    private static String sign(
            JWSAlgorithm algorithm, JWTClaimsSet claims, String secret, Consumer<JWSHeader.Builder> change)
            throws Exception {
        var header = new JWSHeader.Builder(algorithm).keyID(nameOf(secret));
        change.accept(header);
        var token = new SignedJWT(header.build(), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    /** As the server names its keys. */
    private static String nameOf(String secret) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 9));
    }

    private static String keyId(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static JWTClaimsSet change(JWTClaimsSet claims, Consumer<JWTClaimsSet.Builder> change) {
        var builder = new JWTClaimsSet.Builder(claims);
        change.accept(builder);
        return builder.build();
    }

    private static Date at(long seconds) {
        return Date.from(Instant.now(CLOCK).plusSeconds(seconds));
    }

    private static String flip(String token, int place) {
        return token.substring(0, place) + (token.charAt(place) == 'A' ? 'B' : 'A') + token.substring(place + 1);
    }
}
