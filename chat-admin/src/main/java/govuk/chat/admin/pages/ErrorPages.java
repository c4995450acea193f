package govuk.chat.admin.pages;

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
                case 403 ->
                    new View(
                            "You may not open this page",
                            "It is for administrators only, or it was open for too long, or it was opened from"
                                    + " somewhere else.",
                            "Go back to the page before this one and reload it. If you should be able to open it, ask"
                                    + " an administrator about your role.",
                            requestId);
                case 404, 410 ->
                    new View(
                            "Page not found",
                            "There is nothing at this address. If it was a user or a conversation, it may have been"
                                    + " removed.",
                            "If you typed the address, check that it is correct.",
                            requestId);
                case 413 ->
                    new View(
                            "That was too much to send",
                            "What you sent is larger than this app takes.",
                            "Go back and make it shorter.",
                            requestId);
                case 429 ->
                    new View(
                            "There have been too many requests",
                            "The chat server limits how much is asked of it in a short time.",
                            "Wait a few minutes, then try again.",
                            requestId);
                case 503 ->
                    new View(
                            "The chat servers do not answer",
                            "This app is well, but none of the servers that it looks after can be reached, or they"
                                    + " cannot reach their database.",
                            "Check that they are running, and that CHAT_SERVERS names them.",
                            requestId);
                default ->
                    status < 500
                            ? new View(
                                    "This page cannot be opened like that",
                                    "The address, or what was sent with it, could not be understood.",
                                    "Open the page from a link of this app instead.",
                                    requestId)
                            : new View(
                                    "Sorry, there is a problem with this app",
                                    "Something went wrong, and it is in the log.",
                                    "Try again in a few minutes.",
                                    requestId);
            };
        }
    }
}
