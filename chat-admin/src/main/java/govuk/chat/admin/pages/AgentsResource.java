package govuk.chat.admin.pages;

import govuk.chat.admin.servers.ServerAnswer;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.AgentCalls.RemoteAgent;
import govuk.chat.core.client.admin.AgentCalls.Wanted;
import govuk.chat.core.client.admin.AgentCalls.Wish;
import govuk.chat.core.model.ChatException;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The agents, as each server sees them, and a hand on them. */
@Path("agents")
@Produces(Html.TYPE)
public final class AgentsResource {
    private static final List<Choice.Option> STATES = List.of(
            new Choice.Option("open", "Do not ask it: questions wait, or another answers that is configured for it"),
            new Choice.Option("closed", "Ask it in any case, however often it fails"),
            new Choice.Option("route", "Ask another agent in its place"));
    private static final Map<String, String> KINDS =
            Map.of("built_in", "built-in demonstration", "openai", "OpenAI-compatible", "websocket", "WebSocket");

    private final PageMaker pages;

    AgentsResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(@Context HttpServletRequest request) {
        var answers = Gate.administrator(request)
                .servers()
                .each(server -> AdminCalls.of(server).agents().list());
        var byName = new TreeMap<String, AgentView>();
        for (var answer : answers) {
            answer.value()
                    .ifPresent(agents -> agents.forEach(agent ->
                            byName.merge(agent.name(), AgentView.of(agent, answer, pages.zone()), AgentView::with)));
        }
        return pages.page(request, "agents", new ListView(List.copyOf(byName.values()), Silent.among(answers)));
    }

    @GET
    @Path("{name}")
    public Response form(@PathParam("name") String name, @Context HttpServletRequest request) {
        var agent = agent(name, request);
        return pages.page(request, "agent", view(agent, new Typed("", "", "30", "minutes", ""), "", request));
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response override(
            @PathParam("name") String name, MultivaluedMap<String, String> form, @Context HttpServletRequest request) {
        var typed = Typed.of(form);
        if (typed.problem().isEmpty()) {
            try {
                Gate.administrator(request)
                        .servers()
                        .change(server ->
                                AdminCalls.of(server).agents().override(name, typed.wish(), text(form, "version")));
                return Html.goTo("/agents");
            } catch (ApiException | ChatException e) {
                var sentence = e instanceof ApiException refusal && refusal.status() == 412
                        ? "Somebody else has overruled this agent meanwhile; what they want is shown below. Send the"
                                + " form again to put yours in its place."
                        : SettingsResource.Problem.of(e).sentence();
                return pages.again(e, request, "agent", view(agent(name, request), typed, sentence, request));
            }
        }
        return pages.page(400, request, "agent", view(agent(name, request), typed, typed.problem(), request));
    }

    @GET
    @Path("{name}/alone")
    public Response askAlone(@PathParam("name") String name, @Context HttpServletRequest request) {
        return pages.page(request, "reasoned", alone(agent(name, request), "", ""));
    }

    @POST
    @Path("{name}/alone")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response alone(
            @PathParam("name") String name,
            @FormParam("comment") @DefaultValue("") String comment,
            @FormParam("version") @DefaultValue("") String version,
            @Context HttpServletRequest request) {
        try {
            Gate.administrator(request)
                    .servers()
                    .change(server -> AdminCalls.of(server).agents().automatic(name, comment, version));
            return Html.goTo("/agents");
        } catch (ApiException | ChatException e) {
            var sentence = SettingsResource.Problem.of(e).sentence();
            return pages.again(e, request, "reasoned", alone(agent(name, request), comment, sentence));
        }
    }

    private static Reasoned alone(RemoteAgent agent, String comment, String error) {
        return new Reasoned(
                "Let the agent " + agent.name() + " alone again?",
                "It is asked as usual, and its circuit breaker decides by itself.",
                "/agents/" + PathPart.of(agent.name()) + "/alone",
                "Let it alone",
                "/agents",
                agent.version(),
                comment,
                error);
    }

    private FormView view(RemoteAgent agent, Typed typed, String error, HttpServletRequest request) {
        var others =
                Gate.administrator(request)
                        .servers()
                        .read(server -> AdminCalls.of(server).agents().list())
                        .stream()
                        .map(RemoteAgent::name)
                        .filter(other -> !other.equals(agent.name()))
                        .map(other -> new Choice.Option(other, other))
                        .toList();
        return new FormView(
                agent.name(),
                PathPart.of(agent.name()),
                agent.version(),
                agent.override().map(wanted -> InForce.of(wanted, pages.zone())).orElse(null),
                Choice.of(STATES, typed.state()),
                Choice.of(others, typed.routeTo()),
                typed.number(),
                Choice.of(FieldKind.Span.UNITS, typed.unit()),
                typed.comment(),
                error);
    }

    private static RemoteAgent agent(String name, HttpServletRequest request) {
        return Gate.administrator(request)
                .servers()
                .read(server -> AdminCalls.of(server).agents().get(name));
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        var text = form.getFirst(name);
        return text == null ? "" : text;
    }

    /** What was typed. */
    record Typed(String state, String routeTo, String number, String unit, String comment) {
        static Typed of(MultivaluedMap<String, String> form) {
            return new Typed(
                    text(form, "state"),
                    text(form, "routeTo"),
                    text(form, "duration").strip(),
                    text(form, "duration-unit"),
                    text(form, "comment"));
        }

        /** What the server could not be asked; empty if there is nothing. */
        String problem() {
            if (state.isEmpty()) {
                return "Select what is to be done.";
            }
            return number.matches("[0-9]{1,6}") ? "" : "Enter for how long, as a whole number.";
        }

        Wish wish() {
            return new Wish(
                    state,
                    state.equals("route") ? routeTo : "",
                    FieldKind.Span.of(Long.parseLong(number), unit),
                    comment);
        }
    }

    record ListView(List<AgentView> agents, List<Silent> silent) {}

    /**
     * @param path the name as a part of an address
     * @param queued how many replies wait for it on all servers; empty if that is not known
     */
    record AgentView(
            String name,
            String path,
            String kind,
            boolean isDefault,
            String queued,
            @Nullable InForce override,
            List<Seen> servers) {
        static AgentView of(RemoteAgent agent, ServerAnswer<?> answer, ZoneId zone) {
            return new AgentView(
                    agent.name(),
                    PathPart.of(agent.name()),
                    KINDS.getOrDefault(agent.kind(), agent.kind()),
                    agent.isDefault(),
                    agent.queued().isPresent() ? Long.toString(agent.queued().getAsLong()) : "",
                    agent.override().map(wanted -> InForce.of(wanted, zone)).orElse(null),
                    List.of(Seen.of(agent, answer.server().getAuthority(), zone)));
        }

        /** As one more server sees it. */
        AgentView with(AgentView other) {
            var all = new ArrayList<>(servers);
            all.addAll(other.servers());
            return new AgentView(name, path, kind, isDefault, queued, override, List.copyOf(all));
        }
    }

    /** @param lastFailure null if there was none since the start */
    record Seen(
            String server,
            String state,
            boolean isClosed,
            String failures,
            long running,
            long answeredElsewhere,
            @Nullable Moment lastFailure,
            String lastCode) {
        static Seen of(RemoteAgent agent, String server, ZoneId zone) {
            var word = agent.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new Seen(
                    server,
                    word,
                    word.equals("closed"),
                    Math.round(agent.failureShare() * 100) + " % of " + agent.calls(),
                    agent.running(),
                    agent.answeredElsewhere(),
                    agent.lastFailure()
                            .map(failed -> Moment.of(failed.at(), zone))
                            .orElse(null),
                    agent.lastFailure().map(failed -> failed.code()).orElse(""));
        }
    }

    /** What somebody wants of an agent for now. */
    record InForce(String words, Moment until, String comment) {
        static InForce of(Wanted wanted, ZoneId zone) {
            var words = switch (wanted.state()) {
                case "open" -> "It is not asked";
                case "closed" -> "It is asked in any case";
                case "route" -> "The agent " + wanted.routeTo() + " is asked in its place";
                default -> wanted.state();
            };
            return new InForce(words, Moment.of(wanted.until(), zone), wanted.comment());
        }
    }

    record FormView(
            String name,
            String path,
            String version,
            @Nullable InForce override,
            Choice state,
            Choice routeTo,
            String number,
            Choice unit,
            String comment,
            String error) {
        boolean hasOthers() {
            return !routeTo.items().isEmpty();
        }
    }
}
