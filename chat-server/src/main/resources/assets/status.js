// Says in words how the connection is, and what the service can do. Worse news covers better news.

import { ServiceLevel } from './level.js'

const WORDS = {
  disconnected: 'You are offline. What you send waits here and goes as soon as you are connected again.',
  reconnecting: 'Connection lost. Reconnecting. Nothing is lost.',
  offline: 'The service is not available at the moment. What you typed is kept. Try again in a few minutes.',
  limited: 'Answers take longer than usual at the moment. Your message is saved and will be answered.',
  connected: 'Connected.'
}

export class ConnectionStatus {
  #element
  #announcer
  #level
  #isReconnecting = false
  #isWaiting = false
  #shown = ''

  constructor (element, announcer) {
    this.#element = element
    this.#announcer = announcer
    this.#level = new ServiceLevel(element.dataset.state, element.textContent.trim(), () => this.#show())
    element.hidden = false
    addEventListener('online', () => this.#show())
    addEventListener('offline', () => this.#show())
    this.#show()
  }

  reconnecting (isSo) {
    this.#isReconnecting = isSo
    this.#show()
  }

  /** Whether an answer is waited for that nobody has begun. */
  waiting (isSo) {
    this.#isWaiting = isSo
    this.#show()
  }

  #show () {
    const state = this.#state()
    const words = this.#words(state)
    if (words === this.#shown) {
      return
    }
    if (this.#shown) {
      this.#announcer.say(words)
    }
    this.#shown = words
    this.#element.dataset.state = state
    this.#element.textContent = words
  }

  #state () {
    if (!navigator.onLine) {
      return 'disconnected'
    }
    if (this.#isReconnecting) {
      return 'reconnecting'
    }
    if (this.#level.level !== 'full') {
      return this.#level.level
    }
    return this.#isWaiting ? 'limited' : 'connected'
  }

  /** The service knows its own reason best. */
  #words (state) {
    return (state === this.#level.level && this.#level.reason) || WORDS[state]
  }
}
