package govuk.chat.core.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActiveMarkupTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Script elements
                "<script>alert(1)</script>",
                "hello <SCRIPT src=//evil.example>",
                "<script\n>",
                "<script/x>",
                "<script",
                "\"<script>\"",
                "<svg><script>alert(1)</script></svg>",
                // Links
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=javascript:alert>x</a>",
                "<a href=' JavaScript:alert'>x</a>",
                "<a href='java\nscript:alert'>x</a>",
                "<a href='&#106;avascript&colon;alert'>x</a>",
                "<a href='&#x6A;ava&Tab;script:alert'>x</a>",
                "<a href=vbscript:x>",
                "<iframe src='data:text/html,x'>",
                "<form action=javascript:x><button formaction=javascript:y>",
                "[click](javascript:x)",
                "[click]( <JAVASCRIPT:x>)",
                "[click]: javascript:x",
                "<javascript:alert(1)>",
                "javascript:alert(1)",
                "open JavaScript:void(0) now",
                "javascript:document.title='x'",
                // Event handlers
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror = 'alert(1)'>",
                "<img/src='x'/onerror=alert(1)>",
                "<IMG SRC=x ONERROR=alert(1)",
                "<svg/onload=alert(1)>",
                "<body\tonload=alert(1)>",
                "<x title=\">\" onclick=\"y\">",
                "<x title='a'onclick=y>",
                "<details open ontoggle=alert(1)>",
                "<a <img src=x onerror=y>",
                "if a <b then <img src=x onerror=y>",
                "<a \"<img src=x onerror=y>",
                "<a title=\"<img src=x onerror=y>",
                "a <b title=' and <svg onload=y>",
            })
    void isIn(String text) {
        assertThat(ActiveMarkup.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is 3 < 5 and onions = 2?",
                "is 3<5 and onions=2?",
                "if x <y and onions = 2 then?",
                "what is javascript: the good parts about?",
                "What is JavaScript?",
                "tags: java,javascript:frontend",
                "my page on click = nothing happens",
                "onclick=\"alert(1)\" does nothing, why?",
                "How do I write <b>bold</b> and <a href=\"https://www.gov.uk\">links</a>?",
                "<p one=1 only=2>",
                "<img src=cat.png alt=onions>",
                "<img alt=\"x onerror=y\">",
                "<p title='onclick=1'>",
                "<script-tag> or <scripture> or < script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "Map<String, List<Integer>> onwards = of()",
                "cout<<a<<b; i<<=3",
                "I <3 you, write to <jo@example.com>",
                "[1]: see javascript: the definitive guide",
                "[x](https://example.com/?q=javascript:x)",
                "<a href=https://example.com/javascript:x>",
                "<",
                "a <",
                "<a",
                "<a href=",
                "<a href='",
                "<a =",
                "",
            })
    void isNotIn(String text) {
        assertThat(ActiveMarkup.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "<",
                "<a ",
                "<a '",
                "<a b=\"",
                "<a =",
                "javascript:",
                "](",
                "]: ",
                "<script",
                "&#1",
                "<a on",
                "]:<"
            })
    void longText_takesNoLong(String piece) {
        var text = piece.repeat(100_000 / piece.length());

        assertThatCode(() -> ActiveMarkup.isIn(text)).doesNotThrowAnyException();
    }
}
