package govuk.chat.server.pages;

import govuk.chat.web.pages.LocalAddress;

/** Where people go when they asked for nothing else. */
final class Addresses {
    static final String CHAT = "/chat";
    static final LocalAddress LOCAL = new LocalAddress(CHAT);

    private Addresses() {}
}
