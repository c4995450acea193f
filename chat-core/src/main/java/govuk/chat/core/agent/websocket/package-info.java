/**
 * Agents that speak the chat's own protocol: JSON frames {@code {id, type, content, timestamp, metadata}} over a WebSocket, one
 * connection for each active session.
 */
@NullMarked
package govuk.chat.core.agent.websocket;

import org.jspecify.annotations.NullMarked;
