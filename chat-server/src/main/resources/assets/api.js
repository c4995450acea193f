// Calls of the chat's API. A call that does not succeed throws one of the two errors below.

const BASE = '/api/v1'
const PATIENCE_MS = 20_000

/** The server said no. `message` is a sentence for the person, `retryAfterMs` how long the server asks to wait. */
export class Refused extends Error {
  constructor ({ status, headers }, problem) {
    super(problem?.error?.message ?? 'Something went wrong on our side.')
    this.status = status
    this.code = problem?.error?.code ?? ''
    this.details = problem?.error?.details ?? {}
    this.canRetry = problem?.error?.isRetryable ?? status >= 500
    this.retryAfterMs = 1000 * (Number(headers.get('Retry-After')) || 0)
  }
}

/** The person was signed in and no longer is. */
export class SignedOut extends Refused {
  constructor () {
    super(401, { error: { message: 'You have been signed out. Sign in again to send your message.', isRetryable: false } })
  }
}

/** Nobody answered: the network or the server is away. */
export class Unreachable extends Error {}

export const createSession = () => callJson('POST', '/sessions', { body: {} })

export const sendMessage = (session, { text, key, confirmed }) =>
  callJson('POST', `/sessions/${session}/messages`, {
    body: { content: text, confirmed },
    headers: { 'Idempotency-Key': key, Prefer: 'wait=0' }
  })

/** Answers when the reply has ended, or after about `seconds`. */
export const waitForReply = (reply, seconds) =>
  callJson('GET', `/replies/${reply}?wait=${seconds}`, { patience: PATIENCE_MS + seconds * 1000 })

export const stopReply = reply => callJson('DELETE', `/replies/${reply}`)

export const eventsOf = reply => new EventSource(`${BASE}/replies/${reply}/events`, { withCredentials: true })

/** The messages after one (or the last ones) as the server shows them: list items. */
export async function renderedMessages (session, after) {
  const query = after ? `?after=${after}` : ''
  const response = await call('GET', `/chat/conversations/${session}/messages${query}`, { accept: 'text/html' })
  return response.text()
}

/** What the service can do at the moment. Asking is no use of a sign-in. */
export async function serviceStatus () {
  const response = await reach(`${BASE}/status`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  return response.json()
}

async function callJson (method, path, options) {
  const response = await call(method, BASE + path, options ?? {})
  return response.json()
}

async function call (method, address, { body, headers = {}, accept = 'application/json', patience = PATIENCE_MS }) {
  const response = await reach(address, {
    method,
    headers: { Accept: accept, ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience)
  })
  tellLevel(response.headers.get('Chat-Level'))
  if (isSignedOut(response)) {
    dispatchEvent(new Event('chat:signed-out'))
    throw new SignedOut()
  }
  dispatchEvent(new Event('chat:used'))
  if (!response.ok) {
    throw new Refused(response, await response.json().catch(() => undefined))
  }
  return response
}

/** A proxy in between may answer without it. */
function tellLevel (level) {
  if (level) {
    dispatchEvent(new CustomEvent('chat:level', { detail: level }))
  }
}

/** Of the pages a script asks for, none leads elsewhere but to the sign-in page. */
const isSignedOut = response => Boolean(document.body.dataset.owner) && (response.status === 401 || response.redirected)

async function reach (address, request) {
  try {
    return await fetch(address, request)
  } catch (error) {
    throw new Unreachable('We could not reach the service.', { cause: error })
  }
}
