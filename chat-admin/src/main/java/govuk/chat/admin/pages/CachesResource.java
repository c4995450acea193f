package govuk.chat.admin.pages;

import govuk.chat.admin.pages.UserResource.Question;
import govuk.chat.admin.servers.ServerAnswer;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.CacheCalls.CacheFlush;
import govuk.chat.core.client.admin.CacheCalls.RemoteCache;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The caches of each server, and flushing them everywhere. */
@Path("caches")
@Produces(Html.TYPE)
public final class CachesResource {
    private final PageMaker pages;

    CachesResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(@Context HttpServletRequest request) {
        var answers = Gate.administrator(request)
                .servers()
                .each(server -> AdminCalls.of(server).caches().list());
        var rows = answers.stream().flatMap(CachesResource::rows).toList();
        var names = rows.stream().map(Row::cache).distinct().sorted().toList();
        return pages.page(request, "caches", new View(rows, names, Silent.among(answers), names.isEmpty()));
    }

    @GET
    @Path("{name}/flush")
    public Response ask(@PathParam("name") String name, @Context HttpServletRequest request) {
        return pages.page(
                request,
                "question",
                new Question(
                        "Flush the cache " + name + " on every server?",
                        "Nothing is lost: what it had is read from the database again, which has more to do for a"
                                + " moment.",
                        "/caches/" + PathPart.of(name) + "/flush",
                        "Flush it",
                        "/caches",
                        ""));
    }

    /** Asked of one server, which tells the others. */
    @POST
    @Path("{name}/flush")
    public Response flush(@PathParam("name") String name, @Context HttpServletRequest request) {
        var flushed = Gate.administrator(request)
                .servers()
                .change(server -> AdminCalls.of(server).caches().flush(name));
        return pages.page(request, "flushed", FlushedView.of(flushed));
    }

    private static Stream<Row> rows(ServerAnswer<List<RemoteCache>> answer) {
        return answer.value().stream()
                .flatMap(List::stream)
                .map(cache -> Row.of(answer.server().getAuthority(), cache));
    }

    /** @param names of the caches that there are on any server */
    record View(List<Row> rows, List<String> names, List<Silent> silent, boolean isEmpty) {}

    record Row(String server, String cache, String entries, String hitRatio, String hits, String misses) {
        static Row of(String server, RemoteCache cache) {
            var hits = cache.localHits() + cache.sharedHits();
            return new Row(
                    server,
                    cache.name(),
                    number(cache.entries()),
                    hits + cache.misses() == 0 ? "–" : Math.round(cache.hitRatio() * 100) + " %",
                    number(hits),
                    number(cache.misses()));
        }

        private static String number(long count) {
            return String.format(Locale.UK, "%,d", count);
        }
    }

    record FlushedView(String cache, boolean isEverywhere, List<Node> nodes) {
        static FlushedView of(CacheFlush flush) {
            return new FlushedView(
                    flush.cache(),
                    flush.isEverywhere(),
                    flush.nodes().stream()
                            .map(node -> new Node(node.node(), Row.number(node.entries())))
                            .toList());
        }
    }

    record Node(String name, String entries) {}
}
