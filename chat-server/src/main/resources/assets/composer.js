// The form: what is typed, how it is sent off, and what is said when it cannot be.

import { CharacterCount } from './govuk/govuk-frontend.min.js'
import { draft } from './outbox.js'

export class Composer {
  #form
  #input
  #button
  #stop
  #confirm
  #group = document.getElementById('message-group')
  #fieldError = document.getElementById('message-error')
  #summaries = document.getElementById('send-errors')
  #title = document.title.replace(/^Error: /, '')

  /** @param send called with the text and the kinds of personal data to confirm; @param stop called when a person has enough of an answer */
  constructor (form, send, stop) {
    this.#form = form
    this.#input = form.elements.message
    this.#button = form.querySelector('button[type="submit"]')
    this.#stop = document.getElementById('stop-button')
    this.#confirm = document.getElementById('confirm-button')
    form.addEventListener('submit', event => {
      event.preventDefault()
      if (!this.isSending) {
        send(this.text.trim(), event.submitter === this.#confirm ? this.#confirm.value.split(' ') : [])
      }
    })
    this.#input.addEventListener('keydown', event => this.#onKey(event))
    this.#input.addEventListener('input', () => this.#typed())
    this.#stop.addEventListener('click', stop)
    this.#restore()
    // eslint-disable-next-line no-new
    new CharacterCount(this.#group)
  }

  get text () {
    return this.#input.value
  }

  get isSending () {
    return this.#button.getAttribute('aria-disabled') === 'true'
  }

  /** Not `disabled`: that would throw the focus away, and typing goes on. */
  sending (isSo) {
    this.#button.setAttribute('aria-disabled', String(isSo))
  }

  answering (isSo) {
    if (!isSo && document.activeElement === this.#stop) {
      this.#input.focus()
    }
    this.#stop.hidden = !isSo
  }

  clear () {
    this.#write('')
  }

  /** Gives a text back that could not be sent; what was typed since then stays too. */
  giveBack (text) {
    const typed = this.text.trim()
    this.#write(typed && typed !== text.trim() ? `${text}\n\n${typed}` : text)
  }

  showError (sentence, tryAgain) {
    this.#hideConfirm()
    const summary = document.getElementById('error-template').content.firstElementChild.cloneNode(true)
    summary.querySelector('a').textContent = sentence
    summary.querySelector('a').addEventListener('click', event => {
      event.preventDefault()
      this.#input.focus()
    })
    const button = summary.querySelector('.chat-try-again')
    button.hidden = !tryAgain
    button.addEventListener('click', tryAgain)
    this.#summaries.replaceChildren(summary)
    document.getElementById('message-error-text').textContent = sentence
    this.#markInvalid(true)
    document.title = `Error: ${this.#title}`
    summary.focus()
  }

  /** The message may go as it is, if its sender wants that: the button for it stands beside Send until the next attempt. */
  askToConfirm (sentence, kinds) {
    this.showError(sentence)
    this.#confirm.value = kinds.join(' ')
    this.#confirm.hidden = false
  }

  hideError () {
    this.#hideConfirm()
    this.#summaries.replaceChildren()
    document.getElementById('chat-errors').replaceChildren()
    this.#markInvalid(false)
    document.title = this.#title
  }

  #hideConfirm () {
    if (document.activeElement === this.#confirm) {
      this.#input.focus()
    }
    this.#confirm.hidden = true
  }

  #markInvalid (isSo) {
    this.#fieldError.hidden = !isSo
    this.#group.classList.toggle('govuk-form-group--error', isSo)
    this.#input.classList.toggle('govuk-textarea--error', isSo)
    if (isSo) {
      this.#input.setAttribute('aria-invalid', 'true')
      this.#input.setAttribute('aria-describedby', 'message-hint message-error message-input-info')
    } else {
      this.#input.removeAttribute('aria-invalid')
      this.#input.setAttribute('aria-describedby', 'message-hint message-input-info')
    }
  }

  #onKey (event) {
    // While a word is being composed (Japanese, say), Enter chooses it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      this.#form.requestSubmit()
    }
  }

  #typed () {
    draft.set(this.text)
    this.#grow()
  }

  #write (text) {
    this.#input.value = text
    this.#typed()
    this.#input.dispatchEvent(new Event('keyup'))
  }

  /** On a slow line people type before this script has come: that counts as typed, and an earlier draft is not lost over it. */
  #restore () {
    const earlier = draft.get()
    if (this.text.startsWith(earlier)) {
      this.#typed()
    } else {
      this.giveBack(earlier)
    }
  }

  /** For browsers that cannot do it by style alone. */
  #grow () {
    if (!CSS.supports('field-sizing', 'content')) {
      this.#input.style.height = 'auto'
      this.#input.style.height = `${this.#input.scrollHeight + 4}px`
    }
  }
}
