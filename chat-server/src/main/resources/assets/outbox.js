// What was typed but is not on the server yet. It lives in this tab's storage, so that a reload does not lose it.

const QUEUE = 'chat.outbox'
const DRAFT = 'chat.draft'
const MOST = 20

/** A name for one message, so that the server knows it again when it comes twice. */
export function newKey () {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

export const outbox = {
  all: () => read(QUEUE) ?? [],

  isFull: () => outbox.all().length >= MOST,

  /** Adds a message, or replaces what is known of it. */
  put (entry) {
    const others = outbox.all()
    const index = others.findIndex(other => other.key === entry.key)
    others.splice(index < 0 ? others.length : index, 1, entry)
    write(QUEUE, others)
  },

  remove (key) {
    write(QUEUE, outbox.all().filter(entry => entry.key !== key))
  }
}

export const draft = {
  get: () => read(DRAFT) ?? '',
  set: text => write(DRAFT, text)
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
