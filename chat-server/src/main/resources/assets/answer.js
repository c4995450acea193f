// An answer that is being written. Text is collected and shown once a frame, so that a fast agent does not slow the page down.

const MARGIN = 16

export class Answer {
  #item
  #stream
  #text = ''
  #isDue = false

  constructor (item) {
    this.#item = item
    this.#stream = item.querySelector('.chat-stream')
    this.reset()
  }

  get spoken () {
    return this.#item.innerText
  }

  /** Says why it waits, or that it is being written. */
  waiting (words) {
    showWaiting(this.#item, words)
  }

  /** It begins again. */
  reset () {
    this.#text = ''
    this.#show()
  }

  delta (text) {
    this.#text += text
    this.#show()
  }

  /** There is no more to come, and the server's own picture of it cannot be had at the moment. */
  finish (note) {
    delete this.#item.dataset.reply
    delete this.#item.dataset.rendered
    this.#item.querySelector('[aria-busy]')?.removeAttribute('aria-busy')
    this.#item.querySelector('.chat-waiting')?.remove()
    if (note) {
      const paragraph = document.createElement('p')
      paragraph.className = 'govuk-chat-message__note'
      paragraph.textContent = note
      this.#item.append(paragraph)
    }
  }

  #show () {
    if (!this.#isDue) {
      this.#isDue = true
      requestAnimationFrame(() => this.#draw())
    }
  }

  #draw () {
    this.#isDue = false
    keepInView(this.#item, () => {
      this.#stream.textContent = this.#text
      this.#item.classList.toggle('chat-has-text', this.#text !== '')
    })
  }
}

/** @param words why an answer waits; empty if it is being written */
export function showWaiting (item, words) {
  const shown = item.querySelector('.chat-waiting__words')
  if (shown) {
    shown.textContent = words || 'Writing an answer'
    shown.nextElementSibling.hidden = Boolean(words)
  }
}

/** Changes an item, and scrolls with it if its end was in view, but never past its beginning: people read from the top. */
export function keepInView (item, change) {
  const before = item.getBoundingClientRect()
  change()
  const after = item.getBoundingClientRect()
  const overflow = after.bottom + MARGIN - innerHeight
  if (before.bottom <= innerHeight && overflow > 0) {
    scrollBy({ top: Math.max(0, Math.min(overflow, after.top - MARGIN)), behavior: 'instant' })
  }
}
