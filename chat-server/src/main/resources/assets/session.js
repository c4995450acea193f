// Warns before a sign-in lapses, and says so when it has. Knows of all tabs: who is at work in one of them has not gone away.

const WARNING_MS = 120_000
const SAY_EVERY_MS = 15_000
// The server notes a use once a minute at most, so it may think that the last one was earlier than we do.
const SERVER_LAG_MS = 60_000
const SIGNED_OUT = 'signed out'

const dialog = document.getElementById('session-dialog')
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('chat.session') : undefined
const idle = Number(dialog.dataset.lapsesIn) * 1000

let lapsesAt = Date.now() + idle
let timer
let isOver = false

channel?.addEventListener('message', event => event.data === SIGNED_OUT ? over() : setLapse(event.data))
document.addEventListener('submit', event => event.target.matches('[action="/sign-out"]') && channel?.postMessage(SIGNED_OUT))
addEventListener('chat:used', () => extend(Date.now() + idle - SERVER_LAG_MS))
addEventListener('chat:signed-out', over)
document.addEventListener('visibilitychange', look)
dialog.querySelector('#session-stay').addEventListener('click', stay)
// Escape closes it, as it closes any dialog: that is an answer, and it means "I am here".
dialog.addEventListener('cancel', event => { event.preventDefault(); isOver || stay() })
look()

/** A use in this tab is one for all of them. */
function extend (time) {
  if (time > lapsesAt) {
    setLapse(time)
    channel?.postMessage(time)
  }
}

function setLapse (time) {
  lapsesAt = Math.max(lapsesAt, time)
  look()
}

/** Timers of a sleeping computer come late, so the clock decides, not the timer. */
function look () {
  clearTimeout(timer)
  const left = lapsesAt - Date.now()
  if (isOver) {
    return
  }
  if (left <= 0) {
    over()
  } else if (left <= WARNING_MS) {
    warn(left)
    timer = setTimeout(look, Math.min(left, SAY_EVERY_MS))
  } else {
    dialog.open && dialog.close()
    timer = setTimeout(look, Math.min(left - WARNING_MS, 2 ** 31 - 1))
  }
}

function warn (left) {
  dialog.querySelector('#session-left').textContent = inWords(left)
  show('warning')
}

async function stay () {
  const { lapsesAt: until } = await fetch('/api/v1/auth/me', { headers: { Accept: 'application/json' }, cache: 'no-store' })
    .then(response => response.status === 401 ? { lapsesAt: 0 } : response.json())
    .catch(() => ({ lapsesAt }))
  const time = new Date(until).getTime()
  if (time <= Date.now()) {
    over()
  } else if (time - Date.now() <= WARNING_MS) {
    dialog.querySelector('#session-longest').hidden = false
  } else {
    extend(time)
  }
}

function over () {
  isOver = true
  clearTimeout(timer)
  dialog.querySelector('#session-again').href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
  show('over')
}

function show (state) {
  dialog.querySelector('#session-warning').hidden = state !== 'warning'
  dialog.querySelector('#session-over').hidden = state !== 'over'
  dialog.setAttribute('aria-labelledby', `session-${state}-title`)
  if (!dialog.open) {
    dialog.showModal()
  }
}

function inWords (left) {
  const seconds = Math.ceil(left / SAY_EVERY_MS) * SAY_EVERY_MS / 1000
  return seconds > 60 ? '2 minutes' : seconds === 60 ? '1 minute' : `${seconds} seconds`
}
