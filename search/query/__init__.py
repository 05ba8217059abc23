"""From what was understood to what is looked for: expressions over lexemes, from strict to loose, equal for both engines."""
