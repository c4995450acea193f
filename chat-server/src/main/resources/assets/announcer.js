// The one place that speaks to screen readers. Everything else on the page changes silently.

const GAP_MS = 100

export class Announcer {
  #region
  #timer

  constructor (region) {
    this.#region = region
  }

  /** Says it once. Emptied first, because the same words twice would be no change and stay unspoken. */
  say (words) {
    this.#region.textContent = ''
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.#region.textContent = words }, GAP_MS)
  }
}
