package govuk.chat.server.pages.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTest {
    private final Markdown markdown = new Markdown();

    @Test
    void html_inTheText_isShownNotRun() {
        assertThat(markdown.html("a <script>alert(1)</script> b\n\n<img src=x onerror=alert(1)>"))
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;", "&lt;img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "/local",
                "#here",
                "//elsewhere.example",
                "https://www.gov.uk@elsewhere.example/"
            })
    void link_toNoWebAddress_isTextOnly(String address) {
        assertThat(markdown.html("[label](" + address + ")")).contains("label").doesNotContain("<a ", "href");
    }

    @Test
    void link_toAWebAddress_vouchesForNothing() {
        assertThat(markdown.html("[label](https://www.gov.uk/a?b=c&d \"title\")"))
                .contains("<a class=\"govuk-link\" href=\"https://www.gov.uk/a?b=c&amp;d\"")
                .contains("rel=\"noopener noreferrer nofollow\"");
    }

    @Test
    void picture_isALink() {
        assertThat(markdown.html("![a cat](https://elsewhere.example/cat.png)"))
                .contains("href=\"https://elsewhere.example/cat.png\"", ">a cat</a>")
                .doesNotContain("<img");
    }

    @Test
    void picture_withoutWords_showsItsAddress() {
        assertThat(markdown.html("![](https://elsewhere.example/cat.png)"))
                .contains(">https://elsewhere.example/cat.png</a>");
    }

    @Test
    void picture_insideALink_makesOneLink() {
        assertThat(markdown.html("[![alt](https://a.example/i.png)](https://b.example)"))
                .containsOnlyOnce("<a ")
                .contains("href=\"https://b.example\"", "alt");
    }

    @Test
    void heading_standsBelowThoseOfThePage() {
        assertThat(markdown.html("# One\n\n### Three\n\n###### Six"))
                .contains("<h4 class=\"govuk-heading-s\">One</h4>", "<h6 class=\"govuk-heading-s\">Three</h6>")
                .doesNotContain("<h1", "<h2", "<h3");
    }

    @Test
    void blocks_haveTheStylesOfThePage() {
        assertThat(markdown.html("text\n\n- a\n\n1. b\n\n***\n\n    code\n\n```\nmore\n```"))
                .contains(
                        "<p class=\"govuk-body\">text",
                        "govuk-list--bullet",
                        "govuk-list--number",
                        "govuk-section-break")
                .contains("<pre class=\"chat-code\" tabindex=\"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "[", "*a ", "- ", "![", "`"})
    void deepNesting_isHarmless(String opening) {
        assertThat(markdown.html(opening.repeat(30_000) + "x")).contains("x");
    }
}
