package govuk.chat.perf;

/** A whole response, its body as text. */
record Response(int status, String location, String body) {

    /** The first string value under the name in the JSON body, or empty. Reads no escapes: made for ids and tokens. */
    String text(String name) {
        var marker = "\"" + name + "\":\"";
        var start = body.indexOf(marker);
        if (start < 0) {
            return "";
        }
        var from = start + marker.length();
        return body.substring(from, Math.max(from, body.indexOf('"', from)));
    }
}
