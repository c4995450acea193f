// Sends what is typed. A message that cannot go now waits; one that is refused is given back.

import { Refused, sendMessage, SignedOut, Unreachable } from './api.js'
import { backOff } from './back-off.js'
import { lastSent, newKey, outbox } from './outbox.js'

const RETRY_MOST = 60
const GONE = [401, 404]

export class Sender {
  #conversation
  #page
  #maxLength
  #failed
  #retries = 0
  #isFlushing = false

  constructor (conversation, page, maxLength) {
    this.#conversation = conversation
    this.#page = page
    this.#maxLength = maxLength
    addEventListener('online', () => this.#flush())
  }

  /** Takes up what was waiting when the page was left. */
  resume () {
    outbox.all()
      .filter(entry => entry.conversation === this.#conversation.id)
      .forEach(entry => this.#page.list.showOutgoing(entry, 'Waiting to be sent'))
    this.#flush()
    const { conversation, message } = lastSent.take()
    if (message && conversation === this.#conversation.id && !document.getElementById(`message-${message}`)) {
      this.#conversation.refresh()
    }
  }

  /**
   * @param key given when a message is sent again that may have arrived already
   * @param confirmed the kinds of personal data in it that its sender wants to send
   */
  async send (text, { key = newKey(), confirmed = [] } = {}) {
    const problem = this.#problemWith(text)
    if (problem) {
      this.#page.composer.showError(problem)
      return
    }
    const again = this.#failed?.text === text
    const entry = { key: again ? this.#failed.key : key, text, confirmed, conversation: this.#conversation.id }
    this.#failed = undefined
    outbox.put(entry)
    this.#page.composer.hideError()
    this.#page.composer.clear()
    if (navigator.onLine) {
      await this.#sendNow(entry)
    } else {
      this.#keepForLater(entry)
    }
  }

  #problemWith (text) {
    const length = Array.from(text).length
    if (length === 0) {
      return 'Enter a question, for example: How do I renew my passport?'
    }
    if (length > this.#maxLength) {
      const [most, typed] = [this.#maxLength, length].map(number => number.toLocaleString('en-GB'))
      return `Your message must be ${most} characters or less. You have typed ${typed}.`
    }
    return outbox.isFull() && 'Too many messages are waiting to be sent. Wait until you are connected again.'
  }

  async #sendNow (entry) {
    const { composer, list, announcer } = this.#page
    composer.sending(true)
    list.showOutgoing(entry, 'Sending')
    list.outgoing(entry.key).scrollIntoView({ block: 'nearest' })
    announcer.say('Sending')
    try {
      await this.#deliver(entry)
    } catch (error) {
      this.#sendFailed(entry, error)
    } finally {
      composer.sending(false)
    }
  }

  async #deliver (entry) {
    if (!entry.conversation) {
      entry.conversation = await this.#conversation.begin()
      outbox.put(entry)
    }
    const sent = await sendMessage(entry.conversation, entry)
    lastSent.set(entry.conversation, sent.message.id)
    outbox.remove(entry.key)
    if (entry.conversation === this.#conversation.id) {
      this.#conversation.accepted(entry, sent)
    }
  }

  #sendFailed (entry, error) {
    if (error instanceof Unreachable && !navigator.onLine) {
      this.#keepForLater(entry)
      return
    }
    outbox.remove(entry.key)
    this.#page.list.outgoing(entry.key)?.remove()
    this.#page.composer.giveBack(entry.text)
    this.#failed = entry
    this.#explain(error, entry)
  }

  #explain (error, { confirmed }) {
    const { composer } = this.#page
    if (error instanceof SignedOut) {
      composer.showError(error.message)
    } else if (error instanceof Refused && GONE.includes(error.status)) {
      this.#conversation.id = ''
      this.#failed = undefined
      composer.showError('That conversation is no longer there. Send your message again to start a new one.')
    } else if (error instanceof Refused && error.details.mayConfirm) {
      composer.askToConfirm(error.message, error.details.kinds)
    } else if (error instanceof Refused && !error.canRetry) {
      composer.showError(error.message)
    } else {
      composer.showError(`Your message was not sent. ${error.message}`,
        () => this.send(composer.text.trim(), { confirmed }))
    }
  }

  #keepForLater (entry) {
    this.#page.list.showOutgoing(entry, 'Waiting for the network')
    this.#page.announcer.say('You are offline. Your message waits and goes when you are connected again.')
  }

  /** Sends what waits, in order. */
  async #flush () {
    if (this.#isFlushing || !navigator.onLine) {
      return
    }
    this.#isFlushing = true
    for (const entry of outbox.all()) {
      try {
        await this.#deliver(entry)
        this.#retries = 0
      } catch (error) {
        this.#flushFailed(entry, error)
        break
      }
    }
    this.#isFlushing = false
  }

  #flushFailed (entry, error) {
    if (error instanceof Refused && !error.canRetry) {
      this.#sendFailed(entry, error)
    } else if (this.#retries++ < RETRY_MOST) {
      setTimeout(() => this.#flush(), backOff(this.#retries, error.retryAfterMs))
    }
  }
}
