package govuk.chat.perf;

/** The same rhythm against the bare resource: two posts, one read. */
final class BareCycle implements Cycle {
    private int count;

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public byte[] next() {
        count++;
        return count % 3 == 0
                ? Requests.get(BareResource.PATH, "", "application/json")
                : Requests.post(
                        BareResource.PATH, "", "application/json", "{\"content\":\"How do I renew my passport?\"}");
    }

    @Override
    public String step() {
        return count % 3 == 0 ? "get" : "post";
    }

    @Override
    public String check(Response response) {
        return Cycle.expect(200, response);
    }
}
