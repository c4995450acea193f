package govuk.chat.server.admin;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.service.OwnerDataService;
import govuk.chat.core.service.RandomPasswords;
import govuk.chat.core.service.Receipt;
import govuk.chat.core.service.SignInService;
import govuk.chat.core.service.UserService;
import govuk.chat.core.service.UserService.NewUser;
import govuk.chat.core.store.UserPlace;
import govuk.chat.core.store.UserQuery;
import govuk.chat.server.api.Account;
import govuk.chat.server.api.Parameters;
import govuk.chat.server.export.JsonExport;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users: find, make, change, sign out, take along, erase. */
@Path(UsersResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsersResource {
    static final String PATH = "/api/v1/admin/users";
    private static final int USUAL_PAGE = 50;

    private final UserService users;
    private final SignInService signIns;
    private final OwnerDataService ownerData;
    private final Clock clock;

    public UsersResource(UserService users, SignInService signIns, OwnerDataService ownerData, Clock clock) {
        this.users = users;
        this.signIns = signIns;
        this.ownerData = ownerData;
        this.clock = clock;
    }

    @GET
    public Users list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("role") @Nullable String role,
            @QueryParam("active") @Nullable String active,
            @QueryParam("sort") @DefaultValue("email") String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var query = new UserQuery(
                search,
                role == null ? null : Parameters.choice("role", role, UserRole.class),
                active == null ? null : Parameters.truth("active", active),
                Parameters.choice("sort", sort, UserQuery.Sort.class));
        var size = Parameters.limit(limit, USUAL_PAGE);
        var after = cursor == null ? UserPlace.START : UserCursors.read(cursor);
        // One more than asked for says whether there is another page.
        return Users.of(users.list(query, after, size + 1), query, size);
    }

    /** Without a password somebody gets one that is told in the answer, and nowhere else. */
    @POST
    public Response create(@Auth Account account, @Nullable NewUserJson body) {
        if (body == null || body.email() == null || body.role() == null) {
            throw Parameters.invalid("email and role: must be there, as text.");
        }
        var password = requireNonNullElse(body.password(), RandomPasswords.next());
        var wanted = new NewUser(
                body.email(),
                password,
                Parameters.choice("role", body.role(), UserRole.class),
                Boolean.TRUE.equals(body.isService()));
        var made = users.create(account.key(), wanted);
        return Response.created(URI.create(PATH + "/" + made.id()))
                .tag(Versions.of(made))
                .entity(new Made(UserDetails.of(made), body.password() == null ? password : null))
                .build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(users.get(Parameters.userId(id)));
    }

    /** Takes {@code role} and {@code isActive}, and only on top of the version that the caller has seen. */
    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Account account,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String version,
            @Nullable UserChange body) {
        if (body == null || (body.role() == null && body.isActive() == null)) {
            throw Parameters.invalid("role or isActive: say what is to change.");
        }
        var role = body.role() == null ? null : Parameters.choice("role", body.role(), UserRole.class);
        var user = Parameters.userId(id);
        account.refuseIfSelf(user, "You cannot change your own role or disable yourself. Ask another administrator.");
        return answer(users.change(account.key(), user, known -> {
            Versions.require(version, known);
            return known.withRole(requireNonNullElse(role, known.role()))
                    .withActive(requireNonNullElse(body.isActive(), known.isActive()));
        }));
    }

    /** The new password is told in the answer, and nowhere else. */
    @POST
    @Path("{id}/password")
    public Password resetPassword(@Auth Account account, @PathParam("id") String id) {
        var user = Parameters.userId(id);
        account.refuseIfSelf(user, "Change your own password on your account page.");
        return new Password(users.resetPassword(account.key(), user));
    }

    @DELETE
    @Path("{id}/sign-ins")
    public Ended signOutEverywhere(@Auth Account account, @PathParam("id") String id) {
        var user = users.get(Parameters.userId(id));
        return new Ended(signIns.signOutEverywhere(account.key(), user.id()));
    }

    /** Everything that is kept of them, as they would get it themselves. */
    @GET
    @Path("{id}/data")
    public StreamingOutput export(@Auth Account account, @PathParam("id") String id) {
        var owner = new Owner.User(users.get(Parameters.userId(id)).id());
        return out -> {
            var json = JsonExport.ofMany(out, Session::title, clock.instant());
            ownerData.export(owner, account.key(), json);
            json.end();
        };
    }

    /** Removes what they wrote and what was answered; the user stays. */
    @DELETE
    @Path("{id}/data")
    public Receipt erase(@Auth Account account, @PathParam("id") String id) {
        return ownerData.erase(new Owner.User(users.get(Parameters.userId(id)).id()), account.key());
    }

    private static Response answer(User user) {
        return Response.ok(UserDetails.of(user)).tag(Versions.of(user)).build();
    }

    record NewUserJson(
            @Nullable String email,
            @Nullable String role,
            @Nullable String password,
            @Nullable Boolean isService) {
        /** Without the password. */
        @Override
        public String toString() {
            return "NewUserJson";
        }
    }

    record UserChange(@Nullable String role, @Nullable Boolean isActive) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(UserDetails user, @Nullable String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Made";
        }
    }

    record Password(String password) {
        /** Without it. */
        @Override
        public String toString() {
            return "Password";
        }
    }

    /** @param signIns how many there were */
    record Ended(int signIns) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Users(List<UserDetails> users, @Nullable String nextCursor) {
        static Users of(List<User> found, UserQuery query, int size) {
            var page = found.subList(0, Math.min(size, found.size()));
            var next = found.size() > size ? UserCursors.write(query.placeOf(page.getLast())) : null;
            return new Users(page.stream().map(UserDetails::of).toList(), next);
        }
    }
}
