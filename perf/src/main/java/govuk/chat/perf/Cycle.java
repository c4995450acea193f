package govuk.chat.perf;

/** What one connection asks for, request by request. Used by one thread. */
interface Cycle {
    boolean hasNext();

    byte[] next();

    /** Under which name the time of the request last given is kept. */
    String step();

    /** Looks at the answer to the request last given: empty when it is as it should be, otherwise what is wrong. */
    String check(Response response);

    /** The plain test most steps need. */
    static String expect(int status, Response response) {
        return response.status() == status
                ? ""
                : "expected status " + status + " but got " + response.status() + ": " + beginning(response.body());
    }

    private static String beginning(String body) {
        return body.substring(0, Math.min(body.length(), 300));
    }
}
