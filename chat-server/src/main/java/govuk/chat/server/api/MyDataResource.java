package govuk.chat.server.api;

import govuk.chat.core.model.Session;
import govuk.chat.core.service.OwnerDataService;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.export.JsonExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Instant;

/** Everything that is kept of the caller: take it along, or have it removed. */
@Path("/api/v1/my-data")
@Produces(MediaType.APPLICATION_JSON)
public final class MyDataResource {
    private final OwnerDataService ownerData;
    private final Callers callers;
    private final Clock clock;

    public MyDataResource(OwnerDataService ownerData, Callers callers, Clock clock) {
        this.ownerData = ownerData;
        this.callers = callers;
        this.clock = clock;
    }

    /** All sessions with their messages, {@code {exportedAt, sessions: […]}}, written while they are read. */
    @GET
    public StreamingOutput export(@Context HttpServletRequest request) {
        var owner = callers.require(request);
        return out -> {
            var json = JsonExport.ofMany(out, Session::title, clock.instant());
            ownerData.export(owner, json);
            json.end();
        };
    }

    /** Removes it all at once and answers with a receipt. A visitor's cookie goes too. */
    @DELETE
    public ReceiptJson erase(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        var receipt = ownerData.erase(callers.require(request));
        callers.forget(response);
        return new ReceiptJson(receipt.reference(), receipt.erasedAt(), receipt.sessions(), receipt.messages());
    }

    record ReceiptJson(String reference, Instant erasedAt, int sessions, long messages) {}
}
