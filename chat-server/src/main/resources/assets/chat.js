// Starts the chat page. Until this has run, or if it never does, the page works by its forms.

import { Announcer } from './announcer.js'
import { Composer } from './composer.js'
import { Conversation } from './conversation.js'
import { MessageList } from './message-list.js'
import { Sender } from './sender.js'
import { ConnectionStatus } from './status.js'
import { Tabs } from './tabs.js'

const container = document.getElementById('chat-container')
const form = document.getElementById('chat-form')
const messages = document.getElementById('chat-messages')

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const announcer = new Announcer(document.getElementById('announcer'))
const page = {
  announcer,
  entered,
  list: new MessageList(messages),
  status: new ConnectionStatus(document.getElementById('connection-status'), announcer),
  composer: new Composer(form, (text, confirmed) => sender.send(text, { confirmed }), () => conversation.stop()),
  tabs: new Tabs(() => conversation.id, () => conversation.refresh())
}
const conversation = new Conversation(container.dataset.conversation, page)
const sender = new Sender(conversation, page, Number(container.dataset.maxlength))

messages.addEventListener('submit', event => {
  event.preventDefault()
  const { message, key } = event.target.elements
  event.target.remove()
  sender.send(message.value, { key: key.value })
})

tidyAddress(container.dataset.conversation)
if (messages.children.length > 0 && !location.hash) {
  form.elements.message.scrollIntoView({ block: 'center' })
}
sender.resume()
conversation.followNext()

/** The page has become that of a conversation, without being loaded anew. */
function entered (id) {
  tidyAddress(id)
  form.elements.conversation.value = id
  document.querySelector('.chat-empty').hidden = true
  const actions = document.getElementById('conversation-actions')
  for (const link of actions.querySelectorAll('a')) {
    link.href = `/chat/conversations/${id}/${link.dataset.action}`
  }
  actions.hidden = false
}

/** A reload finds the same conversation, and does not wait on the server: the script does that. */
function tidyAddress (id) {
  if (id) {
    history.replaceState(null, '', `/chat/conversations/${id}${location.hash}`)
  }
}
