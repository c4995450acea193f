package govuk.chat.web.small;

import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.web.edge.ClientAddress;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Does little, and fails in every way that is asked for. */
@Path("/small")
public final class SmallResource {
    /** @return who is asking */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String get(@Context HttpServletRequest request) {
        return ClientAddress.of(request).toString();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Sum add(Sum sum) {
        return sum;
    }

    @GET
    @Path("refused")
    @Produces(Html.TYPE)
    public Response refused() {
        return Html.refusal(new ChatException(ErrorCode.SERVICE_OFFLINE, "Not now."), "<h1>Not now</h1>");
    }

    @GET
    @Path("{code}")
    public String fail(@PathParam("code") String code) {
        if (code.equals("mistake")) {
            throw new IllegalStateException("a word that nobody outside may see");
        }
        throw new ChatException(ErrorCode.valueOf(code), "It is so.");
    }

    public record Sum(@JsonProperty("parts") List<Integer> parts) {}
}
