package govuk.chat.admin.pages;

import govuk.chat.admin.servers.ServerAnswer;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.ReplicaCalls;
import govuk.chat.core.client.admin.ReplicaCalls.RemoteReplica;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
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
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All servers: how each is, and emptying one. One is meant by its id, which is another with each start: nobody drains what has come in its place. */
@Path("servers")
@Produces(Html.TYPE)
public final class ReplicasResource {
    private final PageMaker pages;

    ReplicasResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(@Context HttpServletRequest request) {
        var answers = Gate.administrator(request)
                .servers()
                .each(server -> AdminCalls.of(server).replica().get());
        var rows = answers.stream()
                .flatMap(answer -> answer.value().stream().map(replica -> Row.of(answer, replica, pages.zone())))
                .toList();
        return pages.page(request, "servers", new View(rows, Silent.among(answers), waiting(answers)));
    }

    @GET
    @Path("{id}/drain")
    public Response ask(@PathParam("id") String id, @Context HttpServletRequest request) {
        return pages.page(request, "reasoned", question(id, "", ""));
    }

    @POST
    @Path("{id}/drain")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response drain(
            @PathParam("id") String id,
            @FormParam("comment") @DefaultValue("") String comment,
            @Context HttpServletRequest request) {
        if (comment.isBlank()) {
            return pages.page(400, request, "reasoned", question(id, comment, "Say why."));
        }
        try {
            onThe(id, request, replica -> replica.drain(comment));
            return Html.goTo("/servers");
        } catch (ApiException | ChatException e) {
            return pages.again(e, request, "reasoned", question(id, comment, PageMaker.sentenceOf(e)));
        }
    }

    @POST
    @Path("{id}/resume")
    public Response resume(@PathParam("id") String id, @Context HttpServletRequest request) {
        onThe(id, request, ReplicaCalls::resume);
        return Html.goTo("/servers");
    }

    private static Reasoned question(String id, String comment, String error) {
        return new Reasoned(
                "Drain this server?",
                "It begins no more answers, and load balancers send it nothing new. What it is writing is ended. What"
                        + " people send to it all the same waits for another server, or until it takes part again.",
                "/servers/" + PathPart.of(id) + "/drain",
                "Drain the server",
                "/servers",
                "",
                comment,
                error);
    }

    /** Every server is asked who it is, and the one that is meant does it. */
    private static void onThe(String id, HttpServletRequest request, Wish wish) {
        var answers = Gate.administrator(request).servers().each(server -> {
            var replica = AdminCalls.of(server).replica();
            return replica.get().id().equals(id) ? Optional.of(wish.of(replica)) : Optional.<RemoteReplica>empty();
        });
        if (answers.stream()
                .noneMatch(answer -> answer.value().flatMap(done -> done).isPresent())) {
            throw new ChatException(
                    ErrorCode.NOT_FOUND,
                    "That server does not answer, or was started again. Look at the list of servers.");
        }
    }

    /** Every server says the same of the queue. */
    private static String waiting(List<ServerAnswer<RemoteReplica>> answers) {
        return answers.stream()
                .flatMap(answer -> answer.value().stream())
                .flatMap(replica -> replica.queued().stream().boxed())
                .map(count -> Long.toString(count))
                .findFirst()
                .orElse("not known");
    }

    /** What is wanted of the server that is meant. */
    @FunctionalInterface
    private interface Wish {
        RemoteReplica of(ReplicaCalls replica) throws InterruptedException;
    }

    /** @param waiting how many replies wait, on all servers */
    record View(List<Row> rows, List<Silent> silent, String waiting) {}

    /**
     * @param services those that are not well; empty if all are
     * @param oldest when the reply was asked for that has waited longest; null if none waits
     */
    record Row(
            String id,
            String address,
            String name,
            String version,
            Moment startedAt,
            String level,
            String reason,
            boolean isDraining,
            long replies,
            long streams,
            String services,
            @Nullable Moment oldest) {
        static Row of(ServerAnswer<RemoteReplica> answer, RemoteReplica replica, ZoneId zone) {
            var away = replica.services().entrySet().stream()
                    .filter(service -> !service.getValue().equals("healthy"))
                    .map(service -> service.getKey())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new Row(
                    replica.id(),
                    answer.server().getAuthority(),
                    replica.name(),
                    replica.version(),
                    Moment.of(replica.startedAt(), zone),
                    replica.level(),
                    replica.reason(),
                    replica.isDraining(),
                    replica.replies(),
                    replica.streams(),
                    away,
                    replica.oldestQueuedAt().map(at -> Moment.of(at, zone)).orElse(null));
        }

        boolean isFull() {
            return level.equals("full");
        }

        /** Nothing is written here and nobody reads: it can be stopped. */
        boolean isEmptied() {
            return isDraining && replies == 0 && streams == 0;
        }
    }
}
