// Follows one reply until it ends. Listens to its events; where a proxy holds them back or breaks them off, asks instead.

import { eventsOf, Refused, waitForReply } from './api.js'

const QUIET_MS = 10_000
const WAIT_SECONDS = 20
const MOST_ROUNDS = 90
const LONGEST_PAUSE_MS = 15_000

const ENDS = { 'reply.completed': 'completed', 'reply.failed': 'failed', 'reply.cancelled': 'cancelled' }

export class Follower {
  #reply
  #reader
  #source
  #quiet
  #isAsking = false
  #isOver = false

  /**
   * @param reader what is told of it: `reset()` drop the text, `delta(text)`, `connected(isSo)`, `waiting(reply)` it has
   *   been quiet for long, and once at last `ended(status)` or `lost()`
   */
  constructor (reply, reader) {
    this.#reply = reply
    this.#reader = reader
    this.#listen()
  }

  #listen () {
    const source = eventsOf(this.#reply)
    this.#source = source
    source.addEventListener('open', () => this.#reader.connected(true))
    source.addEventListener('error', () => this.#broken())
    for (const type of ['reply.started', 'reply.restarted']) {
      source.addEventListener(type, () => { this.#heard(); this.#reader.reset() })
    }
    source.addEventListener('reply.delta', event => {
      this.#heard()
      this.#reader.delta(JSON.parse(event.data).text)
    })
    for (const [type, status] of Object.entries(ENDS)) {
      source.addEventListener(type, () => this.#end(() => this.#reader.ended(status)))
    }
    this.#heard()
  }

  #heard () {
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => this.#ask(), QUIET_MS)
  }

  /** The browser reconnects by itself, except after an answer that was no event stream. */
  #broken () {
    if (this.#isOver) {
      return
    }
    if (this.#source.readyState === EventSource.CLOSED) {
      this.#ask()
    } else {
      this.#reader.connected(false)
    }
  }

  /** Waits for the end by plain requests, beside the events if they still come. */
  async #ask () {
    if (this.#isAsking || this.#isOver) {
      return
    }
    this.#isAsking = true
    let failures = 0
    for (let round = 0; round < MOST_ROUNDS && !this.#isOver; round++) {
      let least = 0
      try {
        failures = (await this.#askOnce()) ? 0 : failures + 1
      } catch (error) {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) {
          return this.#end(() => this.#reader.lost())
        }
        failures++
        least = error.retryAfterMs ?? 0
        this.#reader.connected(false)
      }
      await pause(failures, least)
    }
    this.#end(() => this.#reader.lost())
  }

  /** False if this was answered too soon to be worth repeating at once. */
  async #askOnce () {
    const begun = Date.now()
    const reply = await waitForReply(this.#reply, WAIT_SECONDS)
    if (this.#isOver) {
      return true
    }
    if (Object.values(ENDS).includes(reply.status)) {
      this.#end(() => this.#reader.ended(reply.status))
      return true
    }
    this.#reader.connected(true)
    this.#reader.waiting(reply)
    if (this.#source.readyState === EventSource.CLOSED) {
      this.#listen()
    }
    return Date.now() - begun > 1000
  }

  #end (tell) {
    if (this.#isOver) {
      return
    }
    this.#isOver = true
    clearTimeout(this.#quiet)
    this.#source.close()
    tell()
  }
}

/** Longer with each failure, and never shorter than the server asked for. */
function pause (failures, least) {
  const time = failures === 0 ? 0 : Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS)
  return new Promise(resolve => setTimeout(resolve, Math.max(time, least)))
}
