// What was typed but is not on the server yet. It lives in this tab's storage, so that neither a reload nor being signed out loses it. It
// is for the eyes of who typed it: what was typed before signing in goes along, what another person typed is not shown.

const QUEUE = 'chat.outbox'
const DRAFT = 'chat.draft'
const SENT = 'chat.sent'
const MOST = 20

/** A name for one message, so that the server knows it again when it comes twice. */
export function newKey () {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

const NOBODY = ''
const owner = document.body.dataset.owner ?? NOBODY

const isOurs = entry => [owner, NOBODY].includes(entry.owner ?? NOBODY)

export const outbox = {
  all: () => (read(QUEUE) ?? []).filter(isOurs),

  isFull: () => outbox.all().length >= MOST,

  /** Adds a message, or replaces what is known of it. */
  put (entry) {
    const others = outbox.all()
    const index = others.findIndex(other => other.key === entry.key)
    others.splice(index < 0 ? others.length : index, 1, { ...entry, owner })
    write(QUEUE, others)
  },

  remove (key) {
    write(QUEUE, outbox.all().filter(entry => entry.key !== key))
  }
}

/** The last message that the server took from this tab. A page that was asked for just before does not have it. */
export const lastSent = {
  take () {
    const sent = read(SENT)
    write(SENT, null)
    return sent ?? {}
  },
  set: (conversation, message) => write(SENT, { conversation, message })
}

export const draft = {
  get: () => [read(DRAFT)].filter(kept => kept && isOurs(kept)).map(kept => kept.text)[0] ?? '',
  set: text => write(DRAFT, { text, owner })
}

// Storage may be full or switched off. The page then works without it.

function read (name) {
  try {
    return JSON.parse(sessionStorage.getItem(name))
  } catch {
    return null
  }
}

function write (name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Nothing to be done: what is in the page is still there.
  }
}
