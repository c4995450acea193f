// How long to wait before the next try. Longer with each failure; and nobody waits exactly as long as anybody else, so that pages which lost
// the service at one moment do not all come back at one moment.

const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/** @param least what the server asked for; never shorter than that */
export function backOff (failures, least = 0) {
  const time = failures === 0 ? 0 : Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return Math.max(time, least) * (1 + Math.random() / 2)
}

export const pause = time => new Promise(resolve => setTimeout(resolve, time))
