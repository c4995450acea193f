package govuk.chat.cli.script.run;

import govuk.chat.cli.script.server.Answer.Timing;

/**
 * What was said, for the reports.
 *
 * @param isQuestion whether an agent was asked, so that the time counts as that of an answer
 * @param requestId empty if the server gave none
 */
public record Exchange(boolean isQuestion, String sent, String received, String requestId, Timing timing) {}
