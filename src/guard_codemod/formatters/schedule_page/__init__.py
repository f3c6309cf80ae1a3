"""The page of ``guard-codemod schedule --output-format html``: a time line, and a table."""
