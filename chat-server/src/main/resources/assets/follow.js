// Follows one reply until it ends. Listens to its events; where a proxy holds them back or breaks them off, asks instead.

import { eventsOf, Refused, waitForReply } from './api.js'
import { backOff, pause } from './back-off.js'

// A stream that works has something to say almost at once; later the agent may be thinking.
const FIRST_MS = 4_000
const QUIET_MS = 10_000
const WAIT_SECONDS = 20
// To find out what is wrong when nothing was heard at all.
const LOOK_SECONDS = 5
const MOST_ROUNDS = 90
// The browser reconnects by itself, but always after the same short while.
const MOST_BREAKS = 3

const ENDS = { 'reply.completed': 'completed', 'reply.failed': 'failed', 'reply.cancelled': 'cancelled' }

export class Follower {
  #reply
  #reader
  #source
  #quiet
  #breaks = 0
  // Of the source that is open, and since we began to ask.
  #hasHeard = false
  #isSilent = true
  #isHeldBack = false
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
    this.#hasHeard = false
    source.addEventListener('open', () => { this.#breaks = 0; this.#reader.connected(true) })
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
    this.#askAfter(FIRST_MS)
  }

  #heard () {
    this.#hasHeard = true
    this.#isSilent = false
    this.#askAfter(QUIET_MS)
  }

  #askAfter (time) {
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => this.#ask(), time)
  }

  /** The browser reconnects by itself, except after an answer that was no event stream. When that comes to nothing, we ask, ever more seldom. */
  #broken () {
    if (this.#isOver) {
      return
    }
    if (++this.#breaks > MOST_BREAKS) {
      this.#source.close()
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
    this.#isSilent = true
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
      if (!this.#isSilent) {
        // The events flow again.
        this.#isAsking = false
        return
      }
      await pause(backOff(failures, least))
    }
    this.#end(() => this.#reader.lost())
  }

  /** False if this was answered too soon to be worth repeating at once. */
  async #askOnce () {
    const begun = Date.now()
    const isNew = !this.#hasHeard && this.#source.readyState !== EventSource.CLOSED
    const reply = await waitForReply(this.#reply, isNew ? LOOK_SECONDS : WAIT_SECONDS)
    if (this.#isOver) {
      return true
    }
    if (Object.values(ENDS).includes(reply.status)) {
      this.#end(() => this.#reader.ended(reply.status))
      return true
    }
    this.#reader.connected(true)
    this.#reader.waiting(reply)
    this.#listenAgain(reply)
    return Date.now() - begun > 1000
  }

  /** A reply that is being written and of which nothing is heard: something on the way collects the events until it has them all. */
  #listenAgain ({ status }) {
    if (status === 'running' && !this.#hasHeard && this.#source.readyState !== EventSource.CLOSED) {
      this.#isHeldBack = true
      this.#source.close()
    }
    if (this.#source.readyState === EventSource.CLOSED && !this.#isHeldBack) {
      this.#listen()
    }
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
