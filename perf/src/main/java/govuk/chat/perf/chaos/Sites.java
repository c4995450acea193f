package govuk.chat.perf.chaos;

import java.util.Optional;

/** Gives each case the site that it needs, and the one of the case before where that is still fit for it. For one thread. */
final class Sites implements AutoCloseable {
    private final Servers servers;
    private Optional<Site> open = Optional.empty();

    Sites(Servers servers) {
        this.servers = servers;
    }

    /** The one that is open, or a new one, which takes some seconds. */
    <S extends Site> S get(Place<S> place) {
        var fit = open.filter(place.kind()::isInstance);
        if (fit.isPresent()) {
            return place.kind().cast(fit.get());
        }
        close();
        var site = place.opening().apply(servers);
        open = Optional.of(site);
        return site;
    }

    /** Also when something went wrong on it: the next case gets a new one. */
    @Override
    public void close() {
        open.ifPresent(Site::close);
        open = Optional.empty();
    }
}
