// Lets people see the password that they type. Without it the field is an ordinary one.

import { PasswordInput } from './govuk/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const field of document.querySelectorAll('[data-module="govuk-password-input"]')) {
  // eslint-disable-next-line no-new
  new PasswordInput(field)
}
