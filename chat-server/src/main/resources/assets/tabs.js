// Other tabs may show the same conversation. They are told when it changes, and look again when a person comes back to them.

const CALM_MS = 2_000

export class Tabs {
  #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('chat') : undefined
  #refresh
  #last = 0

  /** @param refresh called, without argument, when there may be something new */
  constructor (conversation, refresh) {
    this.#refresh = refresh
    this.#channel?.addEventListener('message', event => {
      if (event.data === conversation()) {
        refresh()
      }
    })
    document.addEventListener('visibilitychange', () => this.#comeBack())
    addEventListener('focus', () => this.#comeBack())
    addEventListener('online', () => this.#comeBack())
  }

  tell (conversation) {
    this.#channel?.postMessage(conversation)
  }

  #comeBack () {
    if (document.visibilityState === 'visible' && Date.now() - this.#last > CALM_MS) {
      this.#last = Date.now()
      this.#refresh()
    }
  }
}
