// Brings the numbers of a page up to date without losing one's place in it: what is open stays open, and nothing moves while somebody is at it. Without it
// there is a link that does the same by loading the page.

const part = document.querySelector('[data-refresh-every]')
const pause = Number(part.dataset.refreshEvery) * 1000

async function refresh() {
  if (document.hidden || part.contains(document.activeElement)) {
    return
  }
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' })
  if (!answer.ok) {
    return
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const latest = page.querySelector('[data-refresh-every]')
  if (latest === null) {
    return
  }
  const open = [...part.querySelectorAll('details')].map((details) => details.open)
  part.replaceChildren(...latest.childNodes)
  part.querySelectorAll('details').forEach((details, index) => {
    details.open = open[index] ?? false
  })
}

async function keepFresh() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    try {
      await refresh()
    } catch {
      // The next round may get through; until then the page says of when its numbers are.
    }
  }
}

keepFresh()
