// One conversation as this page shows it: follows the answers, and keeps the page in step with the server.

import { createSession, Refused, renderedMessages, stopReply, Unreachable } from './api.js'
import { Answer, keepInView } from './answer.js'
import { Follower } from './follow.js'

const STILL_WORKING_MS = 5_000
const STILL_WORKING_MOST = 24

export class Conversation {
  #page
  #followed = ''
  #refreshes = Promise.resolve(true)

  /** @param page its list, composer, announcer, status, tabs, and `entered(id)` for a conversation that has just begun */
  constructor (id, page) {
    this.id = id
    this.#page = page
  }

  /** A conversation comes to be with its first message. */
  async begin () {
    const { sessionId } = await createSession()
    if (!this.id) {
      this.id = sessionId
      this.#page.entered(sessionId)
    }
    return sessionId
  }

  /** The server has taken a message. */
  accepted (entry, { message, reply }) {
    this.#page.list.accept(entry.key, message, reply)
    this.#page.status.waiting(reply.queue?.reason === 'AGENT_AWAY')
    this.#page.tabs.tell(this.id)
    this.followNext()
  }

  /** Follows the first answer that is not finished, if it is not followed already. */
  followNext () {
    const item = this.#page.list.firstUnfinished()
    this.#page.composer.answering(Boolean(item))
    if (item && !this.#followed) {
      this.#follow(item.dataset.reply, new Answer(item))
    }
  }

  async stop () {
    this.#page.announcer.say('Stopping')
    try {
      await stopReply(this.#followed)
    } catch {
      this.#page.composer.showError('The answer could not be stopped. Try again.')
    }
  }

  /** Shows what is new. One at a time, so that an older picture never covers a newer one. False if it could not be had. */
  refresh () {
    this.#refreshes = this.#refreshes.then(() => this.#refreshOnce()).then(() => true, notFresh)
    return this.#refreshes
  }

  async #refreshOnce () {
    if (this.id) {
      const { list } = this.#page
      const after = list.settledUpTo()
      const known = list.snapshot()
      list.update(await renderedMessages(this.id, after), after, known)
      this.followNext()
    }
  }

  #follow (reply, answer) {
    const { announcer, status } = this.#page
    this.#followed = reply
    const stillWorking = repeat(() => announcer.say('Still working on the answer'))
    const over = next => {
      clearInterval(stillWorking)
      status.reconnecting(false)
      status.waiting(false)
      next()
    }
    return new Follower(reply, {
      reset: () => { status.waiting(false); answer.waiting(''); answer.reset() },
      delta: text => answer.delta(text),
      connected: isSo => status.reconnecting(!isSo),
      waiting: ({ status: state, queue }) => { status.waiting(state === 'queued'); answer.waiting(queue?.message) },
      ended: () => over(() => this.#ended(reply, answer)),
      lost: () => over(() => this.#lost(answer))
    })
  }

  /** The server shows the whole answer by now: its picture takes the place of ours. */
  async #ended (reply, answer) {
    const isFresh = await this.refresh()
    // Not before: an older picture, still on its way, may show this reply as unfinished, and it must not be followed again.
    this.#followed = ''
    const shown = document.querySelector(`[data-ended="${reply}"]`)
    if (isFresh && shown) {
      keepInView(shown, () => {})
      this.#page.announcer.say(spoken(shown))
    } else {
      answer.finish('')
      this.#page.announcer.say(answer.spoken)
    }
    this.#page.tabs.tell(this.id)
    this.followNext()
  }

  #lost (answer) {
    this.#followed = ''
    answer.finish('We lost sight of this answer. Reload the page to see how it ended.')
    this.followNext()
  }
}

function repeat (action) {
  let left = STILL_WORKING_MOST
  const timer = setInterval(() => {
    // Soon at first, then seldom: every 5 seconds would be nagging.
    if (left === STILL_WORKING_MOST || left % 4 === 0) {
      action()
    }
    if (--left === 0) {
      clearInterval(timer)
    }
  }, STILL_WORKING_MS)
  return timer
}

function notFresh (error) {
  if (!(error instanceof Refused || error instanceof Unreachable)) {
    reportError(error)
  }
  return false
}

/** What a screen reader is told of an answer: who, what, and what is to be said about it. */
function spoken (item) {
  const part = name => item.querySelector(`.govuk-chat-message__${name}`)?.innerText ?? ''
  return `${part('speaker')}: ${part('body')} ${part('note')}`
}
