package govuk.chat.cli.script.check;

/** A text that is looked at, and what it is called: "answer", "body", "header X". */
record Subject(String name, String text) {}
