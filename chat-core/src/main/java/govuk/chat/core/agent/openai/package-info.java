/** Agents that speak the chat completions protocol of OpenAI, as many servers do. */
@NullMarked
package govuk.chat.core.agent.openai;

import org.jspecify.annotations.NullMarked;
