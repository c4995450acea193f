package govuk.chat.server.pages;

import govuk.chat.web.errors.ErrorPage;

/** The page for a request that came to nothing. */
final class ErrorPages implements ErrorPage {
    private final PageRenderer renderer;

    ErrorPages(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public String html(int status, String requestId) {
        return renderer.render("error", View.of(status, requestId));
    }

    record View(String heading, String explanation, String advice, String requestId) {
        static View of(int status, String requestId) {
            return switch (status) {
                case 400, 422 ->
                    new View(
                            "There is a problem with this address",
                            "The address, or what was sent with it, could not be understood.",
                            "If you typed the address, check that it is correct. If you pasted it, check that you"
                                    + " copied all of it.",
                            requestId);
                case 401, 403 ->
                    new View(
                            "Your visit has ended",
                            "We keep your conversations open for 24 hours after you last used them in this browser. "
                                    + "This page was open for longer, or was opened from somewhere else.",
                            "Go back to the page before this one and reload it, or start a new conversation.",
                            requestId);
                case 404, 410 ->
                    new View(
                            "Page not found",
                            "There is nothing at this address. If it was a conversation, it may have been deleted, or"
                                    + " started in another browser.",
                            "If you typed the address, check that it is correct. If you pasted it, check that you"
                                    + " copied all of it.",
                            requestId);
                case 405, 406, 415 ->
                    new View(
                            "This page cannot be opened like that",
                            "The address is right, but your browser asked for it in a way that does not work.",
                            "Open the page from a link on this service instead.",
                            requestId);
                case 409 ->
                    new View(
                            "Something changed in the meantime",
                            "What you wanted to do does not fit any more, perhaps because you did it in another tab.",
                            "Open your conversations to see how things are now.",
                            requestId);
                case 413 ->
                    new View(
                            "That was too much to send",
                            "What you sent is larger than this service takes.",
                            "Go back and make it shorter.",
                            requestId);
                case 429 ->
                    new View(
                            "You have sent too many requests",
                            "To keep the service working for everybody, there is a limit on how much one person can"
                                    + " send in a short time.",
                            "Wait a few minutes, then try again. Your conversations are safe.",
                            requestId);
                case 503 ->
                    new View(
                            "Sorry, the service is unavailable",
                            "We cannot reach your conversations at the moment. Nothing that was saved is lost.",
                            "Try again in a few minutes.",
                            requestId);
                default ->
                    new View(
                            "Sorry, there is a problem with the service",
                            "Something went wrong on our side. Nothing that was saved is lost.",
                            "Try again in a few minutes.",
                            requestId);
            };
        }
    }
}
