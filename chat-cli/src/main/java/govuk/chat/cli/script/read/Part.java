package govuk.chat.cli.script.read;

import govuk.chat.cli.script.SecretSource;
import govuk.chat.cli.script.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one file says, with the steps of those that it includes in their places. */
record Part(
        Optional<String> name,
        Set<String> tags,
        Map<String, String> variables,
        Map<String, SecretSource> secrets,
        List<Step> steps) {}
