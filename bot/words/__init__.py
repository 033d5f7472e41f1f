"""The words people read: Fluent files to text, a small markup, helplines and countries as data, the lint."""
