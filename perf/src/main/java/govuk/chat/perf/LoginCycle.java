package govuk.chat.perf;

/** Wrong passwords for accounts that do not exist, another each time, so that nothing but the cost of hashing slows it down. */
final class LoginCycle implements Cycle {
    static final String STEP = "login";

    private final String name;
    private int count;

    /** @param name tells this connection's accounts from those of the others */
    LoginCycle(String name) {
        this.name = name;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public byte[] next() {
        count++;
        return Requests.login(name + "-" + count + "@example.org", "not the password");
    }

    @Override
    public String step() {
        return STEP;
    }

    /** Refused either way: for the password, or because too many are signing in. */
    @Override
    public String check(Response response) {
        return response.status() == 429 ? "" : Cycle.expect(401, response);
    }
}
