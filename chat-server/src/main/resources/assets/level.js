// What the service can do at the moment: full, limited or offline. Every answer of the API says so in a word. Its reason is asked for only
// while it is not full, and ever more seldom: a service in trouble does not need more questions.

import { serviceStatus } from './api.js'
import { backOff } from './back-off.js'

export class ServiceLevel {
  #changed
  #timer
  #looks = 0

  /** @param level and @param reason as the page came with them; @param changed called when either is another */
  constructor (level, reason, changed) {
    this.level = level
    this.reason = reason
    this.#changed = changed
    addEventListener('chat:level', event => this.#hear(event.detail))
    document.addEventListener('visibilitychange', () => this.#lookLater())
    this.#lookLater()
  }

  #hear (level) {
    if (level !== this.level) {
      this.#set(level, '')
      this.#looks = 0
      this.#lookLater()
    }
  }

  #set (level, reason) {
    this.level = level
    this.reason = reason
    this.#changed()
  }

  /** Not for a page that nobody looks at. */
  #lookLater () {
    clearTimeout(this.#timer)
    if (this.level !== 'full' && document.visibilityState === 'visible') {
      this.#timer = setTimeout(() => this.#look(), this.reason ? backOff(3 + this.#looks++) : backOff(1))
    }
  }

  async #look () {
    try {
      const { level, reason } = await serviceStatus()
      this.#set(level, reason)
    } catch {
      // Nobody answers: what we know is the best we have.
    }
    this.#lookLater()
  }
}
