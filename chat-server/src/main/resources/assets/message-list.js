// The list of messages. What the server has rendered is the truth; what is being sent or written is shown until it is there.

import { showWaiting } from './answer.js'

export class MessageList {
  #list
  #userTemplate = document.getElementById('user-template')
  #answerTemplate = document.getElementById('answer-template')

  constructor (list) {
    this.#list = list
    for (const item of list.children) {
      item.dataset.rendered = 'yes'
    }
  }

  /** Shows a message that is on its way, or says how it is doing. */
  showOutgoing (entry, delivery) {
    const item = this.outgoing(entry.key) ?? this.#addOutgoing(entry)
    item.querySelector('.chat-delivery').textContent = delivery
  }

  outgoing (key) {
    return this.#list.querySelector(`[data-outgoing="${key}"]`)
  }

  /** The server has the message and will answer it. */
  accept (key, message, reply) {
    const item = this.outgoing(key)
    if (document.getElementById(`message-${message.id}`)) {
      // A picture from the server was quicker.
      item?.remove()
    } else if (item) {
      delete item.dataset.outgoing
      item.id = `message-${message.id}`
      item.dataset.message = message.id
      item.querySelector('.chat-delivery').textContent = 'Sent'
    }
    if (!document.getElementById(`reply-${reply.id}`) && !this.#list.querySelector(`[data-ended="${reply.id}"]`)) {
      const answer = copyOf(this.#answerTemplate, `reply-${reply.id}`)
      answer.dataset.reply = reply.id
      answer.dataset.question = message.id
      showWaiting(answer, reply.queue?.message)
      this.#list.append(answer)
    }
  }

  /** The first reply that has not ended; they are written one after the other. */
  firstUnfinished () {
    return this.#list.querySelector('[data-reply]')
  }

  /** The message after which everything is to be fetched again, or undefined for the last page. */
  settledUpTo () {
    const items = Array.from(this.#list.children)
    const questions = items.map(item => item.dataset.question && `message-${item.dataset.question}`)
    const unsettled = items.findIndex(item => isUnsettled(item) || questions.includes(item.id))
    const settled = unsettled < 0 ? items : items.slice(0, unsettled)
    return settled.findLast(item => item.dataset.message)?.dataset.message
  }

  /** What is there now, to be handed to `update` later: only this may be removed by it. */
  snapshot () {
    return new Set(this.#list.children)
  }

  /** Puts the server's items behind a message in place of those that are not settled. */
  update (html, after, known) {
    const fresh = document.createElement('template')
    fresh.innerHTML = html
    const items = Array.from(fresh.content.children)
    const ids = new Set(items.map(item => item.id))
    let place = after ? this.#endOf(document.getElementById(`message-${after}`)) : null
    for (const item of items) {
      place = this.#put(item, place)
    }
    for (const old of known) {
      if (isUnsettled(old) && !old.dataset.outgoing && !ids.has(old.id)) {
        old.remove()
      }
    }
  }

  #addOutgoing (entry) {
    const item = copyOf(this.#userTemplate, `sending-${entry.key}`)
    item.dataset.outgoing = entry.key
    item.querySelector('.chat-typed').textContent = entry.text
    // Before an answer that is still being written: that is the order in which they are stored.
    this.#list.insertBefore(item, this.firstUnfinished())
    return item
  }

  /** An answer that ended without a word belongs to the message before it. */
  #endOf (item) {
    const next = item.nextElementSibling
    return !next || next.dataset.message || isUnsettled(next) ? item : this.#endOf(next)
  }

  #put (item, place) {
    const old = document.getElementById(item.id)
    const isKept = old && (!isUnsettled(old) || item.dataset.reply)
    if (!isKept) {
      old?.remove()
      item.dataset.rendered = 'yes'
    }
    const kept = isKept ? old : item
    const next = place ? place.nextElementSibling : this.#list.firstElementChild
    if (kept !== next) {
      this.#list.insertBefore(kept, next)
    }
    return kept
  }
}

const isUnsettled = item => !item.dataset.rendered || Boolean(item.dataset.reply)

function copyOf (template, id) {
  const item = template.content.firstElementChild.cloneNode(true)
  item.id = id
  return item
}
