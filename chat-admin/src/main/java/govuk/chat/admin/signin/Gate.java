package govuk.chat.admin.signin;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.web.forms.FormTokens;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Stands before every page: who is not signed in is led to where they can, with the form that they sent; moderators get the pages that are for them; a form is
 * taken only if it was made for whoever sends it. A page that is added is closed until somebody opens it here.
 */
@Priority(Priorities.AUTHENTICATION)
public final class Gate implements ContainerRequestFilter {
    private static final String ADMINISTRATOR = Administrator.class.getName();
    private static final String FORM = KeptForm.class.getName();

    private static final Set<String> OPEN = Set.of("sign-in", "live");
    private static final Pattern FOR_MODERATORS = Pattern.compile("|sign-out|(conversations|audit)(/.*)?");

    private final SignInDesk desk;
    private final FormTokens forms;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    public Gate(SignInDesk desk, FormTokens forms) {
        this.desk = desk;
        this.forms = forms;
    }

    /** Whoever sent a request that has passed. */
    public static Administrator administrator(HttpServletRequest request) {
        if (request.getAttribute(ADMINISTRATOR) instanceof Administrator known) {
            return known;
        }
        throw new IllegalStateException("this address is not behind the gate");
    }

    /** The form that came with a request; {@link KeptForm#NONE} if there was none. */
    public static KeptForm form(HttpServletRequest request) {
        return request.getAttribute(FORM) instanceof KeptForm known ? known : KeptForm.NONE;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var path = context.getUriInfo().getPath();
        if (OPEN.contains(path)) {
            return;
        }
        var form = read(context, path);
        request.setAttribute(FORM, form);
        var administrator = desk.find(request).orElseThrow(() -> new SignInNeeded(form));
        request.setAttribute(ADMINISTRATOR, administrator);
        if (!administrator.isAdmin() && !FOR_MODERATORS.matcher(path).matches()) {
            throw new ChatException(ErrorCode.FORBIDDEN, "This page is for administrators.");
        }
        if (!context.getMethod().equals("GET") && !context.getMethod().equals("HEAD")) {
            forms.check(administrator.owner(), form.token());
        }
    }

    private static KeptForm read(ContainerRequestContext context, String path) {
        var isForm = context.getMethod().equals("POST")
                && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(context.getMediaType());
        if (!isForm || !(context instanceof ContainerRequest incoming)) {
            return KeptForm.NONE;
        }
        // Read here and again by the resource.
        incoming.bufferEntity();
        return KeptForm.of("/" + path, incoming.readEntity(Form.class).asMap());
    }
}
