// Says in words how the connection is. Worse news covers better news.

const WORDS = {
  offline: 'You are offline. What you send waits here and goes as soon as you are connected again.',
  reconnecting: 'Connection lost. Reconnecting. Nothing is lost.',
  limited: 'Answers take longer than usual at the moment. Your message is saved and will be answered.',
  connected: 'Connected.'
}

export class ConnectionStatus {
  #element
  #announcer
  #isReconnecting = false
  #isLimited = false
  #shown = ''

  constructor (element, announcer) {
    this.#element = element
    this.#announcer = announcer
    element.hidden = false
    addEventListener('online', () => this.#show())
    addEventListener('offline', () => this.#show())
    this.#show()
  }

  reconnecting (isSo) {
    this.#isReconnecting = isSo
    this.#show()
  }

  limited (isSo) {
    this.#isLimited = isSo
    this.#show()
  }

  #show () {
    const state = this.#state()
    if (state === this.#shown) {
      return
    }
    if (this.#shown) {
      this.#announcer.say(WORDS[state])
    }
    this.#shown = state
    this.#element.dataset.state = state
    this.#element.textContent = WORDS[state]
  }

  #state () {
    if (!navigator.onLine) {
      return 'offline'
    }
    if (this.#isReconnecting) {
      return 'reconnecting'
    }
    return this.#isLimited ? 'limited' : 'connected'
  }
}
