"""A person's belongings as files, and files as belongings: exports, and imports from elsewhere."""
