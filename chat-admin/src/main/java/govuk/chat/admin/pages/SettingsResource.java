package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.SettingCalls.LastChange;
import govuk.chat.core.client.admin.SettingCalls.RemoteSetting;
import govuk.chat.core.model.ChatException;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may change while the chat runs. Each change is made on top of what the page showed: if somebody else was faster, theirs stands and both are shown. */
@Path("settings")
@Produces(Html.TYPE)
public final class SettingsResource {
    private final PageMaker pages;

    SettingsResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(@QueryParam("done") @DefaultValue("") String done, @Context HttpServletRequest request) {
        var known = Gate.administrator(request)
                .servers()
                .read(server -> AdminCalls.of(server).settings().list());
        var rows = SettingForm.all().stream()
                .flatMap(form -> known.stream()
                        .filter(setting -> setting.name().equals(form.name()))
                        .map(setting -> Row.of(form, setting, pages.zone())))
                .toList();
        var said = SettingForm.of(done)
                .map(form -> form.title() + ": changed. It holds on every server within seconds.")
                .orElse("");
        return pages.page(request, "settings", new ListView(rows, said));
    }

    @GET
    @Path("{name}")
    public Response form(@PathParam("name") String name, @Context HttpServletRequest request) {
        var form = form(name);
        var setting = setting(name, request);
        return pages.page(request, "setting", View.of(form, setting, setting.value(), "", Problem.NONE, pages.zone()));
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("name") String name, MultivaluedMap<String, String> typed, @Context HttpServletRequest request) {
        var form = form(name);
        var wanted = form.read(typed, pages.zone());
        var comment = text(typed, "comment");
        try {
            Gate.administrator(request)
                    .servers()
                    .change(server ->
                            AdminCalls.of(server).settings().change(name, wanted, comment, text(typed, "version")));
            return Html.goTo("/settings?done=" + name);
        } catch (ApiException | ChatException e) {
            var setting = setting(name, request);
            var view = View.of(form, setting, wanted, comment, Problem.of(e), pages.zone());
            return pages.again(e, request, "setting", view);
        }
    }

    @GET
    @Path("{name}/default")
    public Response askDefault(@PathParam("name") String name, @Context HttpServletRequest request) {
        return askDefault(name, "", "", request);
    }

    @POST
    @Path("{name}/default")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response toDefault(
            @PathParam("name") String name,
            @FormParam("comment") @DefaultValue("") String comment,
            @FormParam("version") @DefaultValue("") String version,
            @Context HttpServletRequest request) {
        form(name);
        try {
            Gate.administrator(request)
                    .servers()
                    .change(server -> AdminCalls.of(server).settings().reset(name, comment, version));
            return Html.goTo("/settings?done=" + name);
        } catch (ApiException | ChatException e) {
            return pages.again(
                    e,
                    request,
                    "reasoned",
                    reasoned(name, comment, Problem.of(e).sentence(), request));
        }
    }

    private Response askDefault(String name, String comment, String error, HttpServletRequest request) {
        return pages.page(request, "reasoned", reasoned(name, comment, error, request));
    }

    private Reasoned reasoned(String name, String comment, String error, HttpServletRequest request) {
        var form = form(name);
        var setting = setting(name, request);
        return new Reasoned(
                form.title() + ": go back to the default?",
                "The default is: " + form.words(setting.usual(), pages.zone()) + ".",
                "/settings/" + name + "/default",
                "Go back to the default",
                "/settings/" + name,
                setting.tag(),
                comment,
                error);
    }

    private static SettingForm form(String name) {
        return SettingForm.of(name).orElseThrow(NotFoundException::new);
    }

    private static RemoteSetting setting(String name, HttpServletRequest request) {
        return Gate.administrator(request)
                .servers()
                .read(server -> AdminCalls.of(server).settings().get(name));
    }

    private static String text(MultivaluedMap<String, String> typed, String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text;
    }

    record ListView(List<Row> rows, String said) {}

    /** @param last null if it was never changed */
    record Row(
            String name,
            String title,
            String words,
            boolean isChanged,
            @Nullable Last last) {
        static Row of(SettingForm form, RemoteSetting setting, ZoneId zone) {
            return new Row(
                    form.name(),
                    form.title(),
                    form.words(setting.value(), zone),
                    setting.isChanged(),
                    setting.last().map(last -> Last.of(last, zone)).orElse(null));
        }
    }

    /** @param user whose page there is; empty if it was nobody with one */
    record Last(Moment at, String by, String user, String comment) {
        private static final String USER = "user:";

        static Last of(LastChange last, ZoneId zone) {
            var user = last.by().startsWith(USER) ? last.by().substring(USER.length()) : "";
            return new Last(Moment.of(last.at(), zone), last.by(), user, last.comment());
        }
    }

    /**
     * What keeps a change from being made.
     *
     * @param field the one that is wrong; empty if it is none of them
     */
    record Problem(String field, String sentence, boolean isConflict) {
        static final Problem NONE = new Problem("", "", false);

        /** The server names the field before a colon. */
        static Problem of(RuntimeException why) {
            var isConflict = why instanceof ApiException refusal && refusal.status() == 412;
            var sentence = PageMaker.sentenceOf(why);
            var colon = sentence.indexOf(": ");
            var field = colon < 0 ? "" : sentence.substring(0, colon);
            if (!field.matches("(value[.])?[a-zA-Z]+")) {
                return new Problem("", sentence, isConflict);
            }
            var rest = sentence.substring(colon + 2);
            return new Problem(
                    field.replaceFirst("^value[.]", ""),
                    Character.toUpperCase(rest.charAt(0)) + rest.substring(1),
                    isConflict);
        }
    }

    /**
     * @param comment as it was typed
     * @param theirs what somebody else has made of it meanwhile, in words; empty if nobody was in the way
     */
    record View(
            String name,
            String title,
            String explanation,
            List<FieldView> fields,
            String version,
            String comment,
            String commentError,
            Problem problem,
            String theirs,
            boolean isChanged,
            String usual,
            @Nullable Last last) {
        static View of(
                SettingForm form,
                RemoteSetting setting,
                Map<String, Object> value,
                String comment,
                Problem problem,
                ZoneId zone) {
            var fields = form.fields().stream()
                    .map(field -> FieldView.of(
                            field, value, problem.field().equals(field.name()) ? problem.sentence() : "", zone))
                    .toList();
            return new View(
                    form.name(),
                    form.title(),
                    form.explanation(),
                    fields,
                    setting.tag(),
                    comment,
                    problem.field().equals("comment") ? problem.sentence() : "",
                    problem,
                    problem.isConflict() ? form.words(setting.value(), zone) : "",
                    setting.isChanged(),
                    form.words(setting.usual(), zone),
                    setting.last().map(last -> Last.of(last, zone)).orElse(null));
        }

        /** Nothing of it is worth telling where the other's change is shown. */
        String error() {
            return problem.isConflict() ? "" : problem.sentence();
        }
    }
}
